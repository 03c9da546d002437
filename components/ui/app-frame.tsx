import type { ReactNode } from 'react'
import { Menu as MenuIcon, ChevronsUpDown } from 'lucide'
import { Drawer } from './drawer'
import { Icon } from './icon'
import { NavItem, type NavItemProps } from './nav-item'
import { Avatar } from './avatar'
import { Menu, type MenuEntry, MenuFallback } from './menu'

export type AppFrameProps = {
  /** Whose page it is, by id: what the page posts says so (post-fields.ts). */
  viewer?: string
  labels: { skip: string; nav: string; openNav: string; closeNav: string }
  /** The top of the sidebar: <OrgSwitcher> or the logo. */
  top: ReactNode
  /** Below it, or beside it on a phone: the button for the command palette. */
  search?: ReactNode
  nav: NavGroup[]
  /** The bottom of the sidebar: <UserMenu>. */
  bottom: ReactNode
  /** Above everything, across the full width: "You see this as Olive". */
  banner?: ReactNode
  children: ReactNode
}

/**
 * The frame of every signed-in page: a bar with a drawer on phones, a sidebar on desktops. Without
 * JavaScript the navigation is below the bar.
 */
export function AppFrame({ viewer, labels, nav, top, ...props }: AppFrameProps) {
  const { search, bottom, banner, children } = props
  const sideNav = <SideNav label={labels.nav} groups={nav} />
  return (
    <div className="frame" data-viewer={viewer}>
      <a href="#content" className="skip-link">
        {labels.skip}
      </a>
      {banner}
      <div>
        <header>
          <div className="frame-bar">
            <Drawer
              trigger={<Icon of={MenuIcon} />}
              triggerLabel={labels.openNav}
              title={labels.nav}
              closeLabel={labels.closeNav}
              className="lg:hidden noscript:hidden"
            >
              {sideNav}
            </Drawer>
            <div className="min-w-0 flex-1 lg:flex-none">{top}</div>
            {search && <div className="shrink-0 lg:-mt-1 noscript:hidden">{search}</div>}
            {sideNav}
            <div className="shrink-0 noscript:max-lg:w-full">{bottom}</div>
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}

export type NavGroup = { title?: string; items: NavItemProps[] }

/** The navigation of the frame: groups of links, one below the other. */
export function SideNav({ label, groups }: { label: string; groups: NavGroup[] }) {
  return (
    <nav aria-label={label} className="side-nav">
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

export type UserMenuProps = {
  /** Read aloud before the name and the address: "Account menu" */
  label: string
  name: string
  email: string
  seed?: string
  picture?: string | null
  entries: MenuEntry[]
}

/** The account menu of the signed-in person: an avatar on phones, a line in the sidebar. */
export function UserMenu({ label, name, email, seed, picture, entries }: UserMenuProps) {
  return (
    <>
      <MenuFallback entries={entries} />
      <Menu
        variant="bare"
        side="top"
        align="start"
        entries={[{ type: 'heading', label: name, hint: email }, { type: 'separator' }, ...entries]}
        className="switcher switcher-user noscript:hidden"
        trigger={
          <>
            <Avatar name={name} seed={seed} picture={picture} />
            <span className="sr-only">{label}</span>
            <span className="words">
              <span>{name}</span>
              <span>{email}</span>
            </span>
            <Icon of={ChevronsUpDown} />
          </>
        }
      />
    </>
  )
}
