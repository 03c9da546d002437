import clsx from 'clsx'
import { NavItem, type NavItemProps } from './nav-item'

export type NavGroup = { title?: string; items: NavItemProps[] }

/** The navigation of the frame: groups of links, one under the other. */
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
    <nav aria-label={label} className={clsx('grid content-start gap-5', className)}>
      {groups.map((group, index) => (
        <div key={index} className="grid gap-1">
          {group.title && (
            <p className="px-2.5 text-xs leading-6 font-medium text-muted">{group.title}</p>
          )}
          <ul className="grid gap-0.5">
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
