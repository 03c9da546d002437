import type { ReactNode } from 'react'

/** The colors of text, background and border, for badges and banners: `tone-accent`, and so on. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info'

/** A short label: a role, a state. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge tone-${tone}`}>{children}</span>
}
