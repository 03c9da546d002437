'use client'
import type { ReactNode } from 'react'
import type { Route } from 'next'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { ChevronRight } from 'lucide'

interface PageHeaderProps {
  title: ReactNode
  description?: ReactNode
  /** Before the title: an avatar. */
  leading?: ReactNode
  badge?: ReactNode
  actions?: ReactNode
  breadcrumbs?: ReactNode
}

/** The header of a page: its h1, a description, and actions. */
export function PageHeader(props: PageHeaderProps) {
  const { title, description, leading, badge, actions, breadcrumbs } = props
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

interface BreadcrumbsProps {
  label: string
  items: { label: string; href?: Route }[]
}

/**
 * The path to this page; the last item is the page itself and has no href, as do items without a page.
 * `label` is the landmark's name ("Breadcrumbs").
 */
export function Breadcrumbs({ label, items }: BreadcrumbsProps) {
  return (
    <nav aria-label={label} className="crumbs">
      <ol>
        {items.map((item, index) => (
          <li key={index}>
            {index > 0 && <Icon of={ChevronRight} />}
            {item.href ? (
              <Link href={item.href}>{item.label}</Link>
            ) : (
              <span aria-current={index === items.length - 1 ? 'page' : undefined}>
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
