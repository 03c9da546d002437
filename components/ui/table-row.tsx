import type { ReactNode } from 'react'
import clsx from 'clsx'

/** A row of a <Table>; on a phone a small card with the lead at the top. */
export function TableRow({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <tr
      role="row"
      className={clsx(
        'transition-colors hover:bg-hover max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-1.5 max-sm:px-4 max-sm:py-3.5 max-sm:hover:bg-transparent',
        className,
      )}
    >
      {children}
    </tr>
  )
}
