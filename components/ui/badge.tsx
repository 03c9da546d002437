import type { ReactNode } from 'react'

/** The colors of text, background and border, for badges and banners: `tone-accent`, and so on. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info'

interface BadgeProps {
  tone?: Tone
  children: ReactNode
}

/** A short label: a role, a state. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return <span className={`badge tone-${tone}`}>{children}</span>
}
