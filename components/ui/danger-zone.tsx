import type { ReactNode } from 'react'

/** Where what cannot be taken back lives: a frame of its own, apart from the everyday settings. */
export function DangerZone({ children }: { children: ReactNode }) {
  return <ul className="danger-zone">{children}</ul>
}
