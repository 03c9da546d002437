import type { ReactNode } from 'react'
import clsx from 'clsx'
import type { Tone } from './tone'

/** A short word about a thing: a role, a state. */
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
