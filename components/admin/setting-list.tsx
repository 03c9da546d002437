import type { ReactNode } from 'react'

/** Settings that are each one sentence and a button, one under the other. */
export function SettingList({ children }: { children: ReactNode }) {
  return <ul className="card divide-y divide-line">{children}</ul>
}
