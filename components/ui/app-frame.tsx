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
export function AppFrame({ labels, top, search, nav, bottom, banner, children }: AppFrameProps) {
  return (
    <div className="isolate flex min-h-dvh flex-col">
      <a href="#content" className="skip-link">
        {labels.skip}
      </a>
      {banner}
      <div className="flex-1 lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <header className="sticky top-0 z-20 border-b border-line bg-canvas/90 backdrop-blur-md lg:static noscript:static lg:border-r lg:border-b-0 lg:bg-sunken">
          <div className="flex min-h-14 items-center gap-1.5 px-2.5 py-1.5 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:gap-4 lg:p-3 noscript:flex-wrap">
            <Drawer
              trigger={<MenuIcon aria-hidden="true" />}
              triggerLabel={labels.openNav}
              title={labels.nav}
              closeLabel={labels.closeNav}
              className="lg:hidden noscript:hidden"
            >
              <SideNav label={labels.nav} groups={nav} />
            </Drawer>
            <div className="min-w-0 flex-1 lg:flex-none">{top}</div>
            {search && <div className="shrink-0 lg:-mt-1 noscript:hidden">{search}</div>}
            <SideNav
              label={labels.nav}
              groups={nav}
              className="hidden lg:-mx-3 lg:grid lg:flex-1 lg:overflow-y-auto lg:px-3 noscript:grid noscript:max-lg:order-last noscript:max-lg:w-full"
            />
            <div className="shrink-0 noscript:max-lg:w-full">{bottom}</div>
          </div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[66rem] px-4 py-6 sm:px-6 sm:py-8 lg:px-10 lg:py-10"
        >
          {children}
        </main>
      </div>
    </div>
  )
}
