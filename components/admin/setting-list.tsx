import type { ReactNode } from 'react'

/** Settings that are each one sentence and a button, one under the other. */
export function SettingList({ children }: { children: ReactNode }) {
  return (
    <ul className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface shadow-card">
      {children}
    </ul>
  )
}
