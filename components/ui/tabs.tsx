'use client'
import { NavItem, type NavItemProps } from './nav-item'

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
