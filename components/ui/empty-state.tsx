'use client'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: ReactNode
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  level?: 1 | 2 | 3
}

/** Shown if there is nothing yet: why, and the one thing to do about it. */
export function EmptyState(props: EmptyStateProps) {
  const { icon, title, children, action, level = 2 } = props
  const Heading = `h${level}` as const
  return (
    <div className="empty">
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
