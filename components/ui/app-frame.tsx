import type { ReactNode } from 'react'
import { Menu as MenuIcon } from 'lucide-react'
import { Drawer } from './drawer'
import { SideNav, type NavGroup } from './side-nav'

export type AppFrameProps = {
  labels: { skip: string; nav: string; openNav: string; closeNav: string }
  /** Top of the sidebar: <OrgSwitcher>, or the mark. */
  top: ReactNode
  /** Under it, beside it on a phone: what opens the command palette. */
  search?: ReactNode
  nav: NavGroup[]
  /** Bottom of the sidebar: <UserMenu>. */
  bottom: ReactNode
  /** Across the page, above everything: "You see this as Olive". */
  banner?: ReactNode
  children: ReactNode
}

/**
 * The frame of every signed-in page. One header: a bar with a drawer on a phone, a sidebar on a
 * desktop. Without JavaScript the navigation stands under the bar.
 */
export function AppFrame({ labels, nav, top, search, bottom, banner, children }: AppFrameProps) {
  const sideNav = <SideNav label={labels.nav} groups={nav} />
  return (
    <div className="frame">
      <a href="#content" className="skip-link">
        {labels.skip}
      </a>
      {banner}
      <div>
        <header>
          <div className="frame-bar">
            <Drawer
              trigger={<MenuIcon aria-hidden="true" />}
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
