import type { ReactNode } from 'react'
import clsx from 'clsx'

/** What one sees where nothing is yet: why, and the one thing to do about it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  level = 2,
  className,
}: {
  icon?: ReactNode
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  level?: 1 | 2 | 3
  className?: string
}) {
  const Heading = `h${level}` as const
  return (
    <div
      className={clsx(
        'grid grid-cols-[minmax(0,1fr)] justify-items-center gap-1 px-6 py-12 text-center',
        className,
      )}
    >
      {icon && (
        <div
          aria-hidden="true"
          className="mb-3 grid size-11 place-items-center rounded-card border border-line bg-surface text-muted shadow-control [&_svg]:size-5"
        >
          {icon}
        </div>
      )}
      <Heading className="text-[0.9375rem] leading-6 font-semibold text-ink">{title}</Heading>
      {children && (
        <div className="max-w-sm min-w-0 text-pretty wrap-anywhere text-muted">{children}</div>
      )}
      {action && (
        <div className="mt-4 flex max-w-full flex-wrap justify-center gap-2">{action}</div>
      )}
    </div>
  )
}
