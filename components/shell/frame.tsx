'use client'
import { LogOut, Monitor, Moon, Sun, type IconNode } from 'lucide'
import { useMemo, type ReactNode, useRef, useState } from 'react'
import { AppFrame, UserMenu } from '@/components/ui/app-frame'
import { Icon } from '@/components/ui/icon'
import { OrgSwitcher } from '@/components/ui/org-switcher'
import type { OrgSwitcherProps, SwitcherOrg } from '@/components/ui/use-organizations'
import { signOutAction } from '@/lib/accounts/sign-in/actions'
import { orgPath } from '@/lib/paths'
import { fetchOrganizations } from './fetch-organizations'
import type { NavLink } from './nav-items'
import { pageIcons } from './page-icons'
import type { FrameLabels } from './frame-labels'
import type { Theme } from '@/lib/accounts/profile/theme'
import { useTheme, chooseTheme } from './use-theme'
import { CommandButton } from '@/components/ui/command-button'
import { useLazy } from '@/components/ui/use-lazy'
import type { CommandFinderProps } from './command-finder'

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
      viewer={user.id}
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
      bottom={<AccountMenu user={user} links={ownLinks} labels={labels} />}
    >
      {props.children}
    </AppFrame>
  )
}

const withIcon = ({ icon, ...link }: NavLink) => ({ icon: pageIcons[icon], ...link })

/** The account menu: the person's own pages, the choice of theme, and signing out. */
function AccountMenu({
  user: { id, ...user },
  links,
  labels,
}: Pick<FrameProps, 'user' | 'labels'> & { links: ReturnType<typeof withIcon>[] }) {
  const theme = useTheme()
  const separator = { type: 'separator' } as const
  const option = (value: Theme, icon: IconNode) => ({
    value,
    label: labels.theme[value],
    icon: <Icon of={icon} />,
  })
  return (
    <UserMenu
      {...user}
      seed={id}
      label={labels.userMenu}
      entries={[
        ...links.map(({ href, label, icon }) => ({ type: 'link' as const, href, label, icon })),
        separator,
        {
          ...{ type: 'radio', label: labels.theme.theme, value: theme },
          onChange: (value) => chooseTheme(value as Theme),
          options: [option('system', Monitor), option('light', Sun), option('dark', Moon)],
        },
        separator,
        {
          ...{ type: 'action', action: signOutAction, label: labels.signOut },
          icon: <Icon of={LogOut} />,
        },
      ]}
    />
  )
}

const importFinder = () => import('./command-finder')

/** The "Search" button; what it opens is loaded when the pointer or the focus comes near. */
function CommandSearch(props: Omit<CommandFinderProps, 'open' | 'onOpenChange' | 'finalFocus'>) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [finder, load] = useLazy(importFinder)
  const change = (next: boolean) => {
    load()
    setOpen(next)
  }
  return (
    <>
      <CommandButton
        ref={button}
        label={props.labels.open}
        keys={{ mac: props.labels.keysOnMac, other: props.labels.keys }}
        open={open}
        onNear={load}
        onOpenChange={change}
      />
      {finder && (
        <finder.CommandFinder {...props} open={open} onOpenChange={change} finalFocus={button} />
      )}
    </>
  )
}
