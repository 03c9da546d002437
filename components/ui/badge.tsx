import type { ReactNode } from 'react'
import clsx from 'clsx'
import { toneClasses, type Tone } from './tone'

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
  return (
    <span
      className={clsx(
        'inline-flex h-5.5 items-center gap-1 rounded-full border px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3',
        toneClasses[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
