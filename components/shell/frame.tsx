'use client'
import { LogOut } from 'lucide'
import { useMemo, type ReactNode } from 'react'
import { AppFrame } from '@/components/ui/app-frame'
import { Icon } from '@/components/ui/icon'
import { OrgSwitcher } from '@/components/ui/org-switcher'
import type { OrgSwitcherProps, SwitcherOrg } from '@/components/ui/use-organizations'
import { signOutAction } from '@/lib/accounts/sign-in/actions'
import { orgPath } from '@/lib/paths'
import { AccountMenu } from './account-menu'
import { CommandSearch } from './command-search'
import { fetchOrganizations } from './fetch-organizations'
import type { NavLink } from './nav-items'
import { pageIcons } from './page-icons'
import type { FrameLabels } from './frame-labels'

export interface FrameProps {
  user: { id: string; name: string; email: string; picture: string | null }
  /** The organization in the URL, if any. */
  org?: SwitcherOrg
  /** Whether the viewer may invite people to it. */
  mayInvite: boolean
  /** The page to create an organization; undefined if the viewer may not. */
  createHref: OrgSwitcherProps['createHref']
  waiting: OrgSwitcherProps['waiting']
  nav: { title?: string; items: NavLink[] }[]
  /** The person's own pages, for the account menu. */
  own: NavLink[]
  labels: FrameLabels
  /** Above everything, across the full width. */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of every signed-in page: switcher, search, navigation, account menu. */
export function Frame({ user, org, nav, own, labels, ...props }: FrameProps) {
  const groups = useMemo(
    () => nav.map(({ title, items }) => ({ title, items: items.map(withIcon) })),
    [nav],
  )
  const here = groups.flatMap(({ items }) => items)
  const ownLinks = own.map(withIcon)
  const elsewhere = ownLinks.filter(({ href }) => here.every((item) => item.href !== href))
  return (
    <AppFrame
      banner={props.banner}
      labels={labels}
      top={
        <OrgSwitcher
          current={org}
          organizations={fetchOrganizations}
          createHref={props.createHref}
          allHref="/orgs"
          waiting={props.waiting}
          labels={labels.switcher}
        />
      }
      search={
        <CommandSearch
          pages={[...here, ...elsewhere]}
          slug={org?.slug}
          createHref={props.createHref}
          waiting={props.waiting}
          inviteHref={org && props.mayInvite ? orgPath(org.slug, 'people/invite') : undefined}
          labels={{
            ...labels.command,
            create: labels.switcher.create,
            signOut: labels.signOut,
          }}
        />
      }
      nav={groups}
      bottom={
        <AccountMenu
          label={labels.userMenu}
          name={user.name}
          email={user.email}
          seed={user.id}
          picture={user.picture}
          entries={ownLinks.map(({ href, label, icon }) => ({ type: 'link', href, label, icon }))}
          last={[
            {
              type: 'action',
              action: signOutAction,
              label: labels.signOut,
              icon: <Icon of={LogOut} />,
            },
          ]}
          themeLabels={labels.theme}
        />
      }
    >
      {props.children}
    </AppFrame>
  )
}

const withIcon = ({ icon, ...link }: NavLink) => ({ icon: pageIcons[icon], ...link })
