import type { ReactNode } from 'react'

/** A row of a <Table>; on a phone a small card with the lead at the top. */
export const TableRow = (props: { className?: string; children: ReactNode }) => (
  <tr role="row" {...props} />
)
