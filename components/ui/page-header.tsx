'use client'
import type { ReactNode } from 'react'

/** The header of a page: its h1, a description, and actions. */
export function PageHeader({
  title,
  description,
  leading,
  badge,
  actions,
  breadcrumbs,
}: {
  title: ReactNode
  description?: ReactNode
  /** Before the title: an avatar. */
  leading?: ReactNode
  badge?: ReactNode
  actions?: ReactNode
  breadcrumbs?: ReactNode
}) {
  return (
    <header className="page-header">
      {breadcrumbs}
      <div>
        <div>
          {leading}
          <div>
            <div>
              <h1>{title}</h1>
              {badge}
            </div>
            {description && <p>{description}</p>}
          </div>
        </div>
        {actions && <div>{actions}</div>}
      </div>
    </header>
  )
}
