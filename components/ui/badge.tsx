import type { ReactNode } from 'react'
import clsx from 'clsx'

/** The colors of text, background and border, for badges and banners: `tone-accent`, and so on. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info'

/** A short label: a role, a state. */
export function Badge({
  tone = 'neutral',
  className,
  children,
}: {
  tone?: Tone
  className?: string
  children: ReactNode
}) {
  return <span className={clsx('badge', `tone-${tone}`, className)}>{children}</span>
}
