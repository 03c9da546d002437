'use client'
import type { ReactNode } from 'react'

/** A row of <Stat>s with thin lines between them. */
export function StatList({ children }: { children: ReactNode }) {
  return <dl className="card stats">{children}</dl>
}

/** One figure with its name. Used inside a <StatList>. */
export function Stat({ label, value }: { label: ReactNode; value: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
