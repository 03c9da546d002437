'use client'
import type { ReactNode } from 'react'
import type { Route } from 'next'
import { Link } from './link'
import { usePathname } from 'next/navigation'

export type NavItemProps = {
  href: Route
  label: string
  icon?: ReactNode
  /** The number of items waiting there. */
  count?: number
  /** Current only on exactly this page, not on pages below it. */
  exact?: boolean
  /** A page that belongs to it and has no entry of its own. */
  also?: Route
  /** Overrides detection, for pages that differ in their query. */
  current?: boolean
}

/** A link that sets its own `aria-current`: "page" on its page, "true" on pages below it. */
export function NavItem({
  href,
  label,
  icon,
  count,
  exact,
  also,
  current,
  className = 'nav-item',
}: NavItemProps & { className?: 'nav-item' | 'tab' }) {
  const path = usePathname()
  const here = current ?? path === href
  const below = current === undefined && ((!exact && path.startsWith(`${href}/`)) || path === also)
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : below ? 'true' : undefined}
      className={className}
    >
      {icon}
      <span>{label}</span>
      {Boolean(count) && <span>{count}</span>}
    </Link>
  )
}

/**
 * Tabs, each a page with its own URL: they are links, so that they work without JavaScript, can be
 * shared and are in the history.
 */
export function Tabs({ label, items }: { label: string; items: NavItemProps[] }) {
  return (
    <nav aria-label={label} className="tabs">
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <NavItem className="tab" {...item} />
          </li>
        ))}
      </ul>
    </nav>
  )
}
