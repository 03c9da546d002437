import type { ReactNode } from 'react'

/** Where what cannot be taken back lives: a frame of its own, apart from the everyday settings. */
export function DangerZone({ children }: { children: ReactNode }) {
  return (
    <ul className="divide-y divide-line overflow-clip rounded-card border border-danger-line bg-surface shadow-card">
      {children}
    </ul>
  )
}
