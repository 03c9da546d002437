import clsx from 'clsx'
import { NavItem, type NavItemProps } from './nav-item'

export type NavGroup = { title?: string; items: NavItemProps[] }

/** The navigation of the frame: groups of links, one below the other. */
export function SideNav({
  label,
  groups,
  className,
}: {
  label: string
  groups: NavGroup[]
  className?: string
}) {
  return (
    <nav aria-label={label} className={clsx('side-nav', className)}>
      {groups.map((group, index) => (
        <div key={index}>
          {group.title && <p>{group.title}</p>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <NavItem {...item} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
