'use client'
import type { ReactNode } from 'react'
import clsx from 'clsx'

/** Shown if there is nothing yet: why, and the one thing to do about it. */
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
    <div className={clsx('empty', className)}>
      {icon && (
        <div aria-hidden="true" className="icon">
          {icon}
        </div>
      )}
      <Heading>{title}</Heading>
      {children && <div className="text">{children}</div>}
      {action && <div className="actions">{action}</div>}
    </div>
  )
}
