'use client'
import type { Route } from 'next'
import { Icon } from './icon'
import { Link } from './link'
import { ChevronRight } from 'lucide'

/**
 * The path to this page; the last item is the page itself and has no href, as do items without a page.
 * `label` is the landmark's name ("Breadcrumbs").
 */
export function Breadcrumbs({
  label,
  items,
}: {
  label: string
  items: { label: string; href?: Route }[]
}) {
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
