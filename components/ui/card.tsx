import type { ReactNode } from 'react'
import clsx from 'clsx'

export type CardProps = {
  title?: ReactNode
  description?: ReactNode
  /** Opposite the title. */
  actions?: ReactNode
  /** A quiet strip at the bottom: the form's button, a hint, a link to all. */
  footer?: ReactNode
  /** No padding round the children: for a table or a list that reaches the edges. */
  flush?: boolean
  level?: 2 | 3
  className?: string
  children?: ReactNode
}

/** A panel of things that belong together. */
export function Card(props: CardProps) {
  const { title, description, actions, footer, flush, level = 2, className, children } = props
  const Heading = `h${level}` as const
  return (
    <div
      className={clsx(
        'overflow-clip rounded-card border border-line bg-surface shadow-card',
        className,
      )}
    >
      {title && (
        <header
          className={clsx(
            'flex flex-wrap items-start justify-between gap-x-4 gap-y-3 px-4 pt-4 sm:px-5',
            flush ? 'border-b border-line pb-4' : !children && 'pb-4',
          )}
        >
          <div className="grid min-h-8 min-w-0 content-center gap-1">
            <Heading className="text-[0.9375rem] leading-6 font-semibold text-ink">{title}</Heading>
            {description && <p className="max-w-prose text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      {children && <div className={clsx(!flush && 'p-4 sm:p-5')}>{children}</div>}
      {footer && (
        <footer className="flex flex-wrap items-center justify-between gap-3 border-t border-line bg-sunken/60 px-4 py-3 text-[0.8125rem] text-muted sm:px-5 [&>:last-child:not(:first-child)]:ml-auto">
          {footer}
        </footer>
      )}
    </div>
  )
}
