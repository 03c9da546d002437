import { NavItem, type NavItemProps } from './nav-item'

/** A row of links that look like tabs: pages beside each other, each with its own address. */
export function NavLinks({ label, items }: { label: string; items: NavItemProps[] }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-5">
        {items.map((item) => (
          <li key={item.href}>
            <NavItem look="tab" {...item} />
          </li>
        ))}
      </ul>
    </nav>
  )
}
