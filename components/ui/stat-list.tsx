import type { ReactNode } from 'react'

/** A row of <Stat>s with hairlines between them. */
export function StatList({ children }: { children: ReactNode }) {
  return <dl className="card stats">{children}</dl>
}
