import { Building2, LogOut, MonitorSmartphone, Shield, UserRound } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { roleLabels } from '@/components/org/role-labels'
import { AppFrame } from '@/components/ui/app-frame'
import type { MenuEntry } from '@/components/ui/menu-entry'
import { OrgSwitcher } from '@/components/ui/org-switcher'
import type { NavGroup } from '@/components/ui/side-nav'
import { UserMenu } from '@/components/ui/user-menu'
import type { OrgContext } from '@/lib/access/org-context'
import { signOutAction } from '@/lib/auth/actions'
import type { SignedIn } from '@/lib/auth/find-session'
import { displayName } from '@/lib/events/record'
import { listMyOrganizations } from '@/lib/orgs/queries'
import { orgPath } from '@/lib/paths'

interface SignedInFrameProps {
  user: SignedIn
  /** The organization that the address names, if it names one. */
  org?: OrgContext
  nav: NavGroup[]
  /** Across the page, above everything. */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of every signed-in page: switcher, navigation, account menu. */
export async function SignedInFrame({ user, org, nav, banner, children }: SignedInFrameProps) {
  const [t, label, organizations] = await Promise.all([
    getTranslations('nav'),
    roleLabels(),
    listMyOrganizations(user),
  ])
  const skip = (await getTranslations('app'))('skip')
  const name = displayName(user)
  const account: MenuEntry[] = [
    { type: 'link', href: '/orgs', label: t('organizations'), icon: <Building2 /> },
    { type: 'link', href: '/account', label: t('profile'), icon: <UserRound /> },
    { type: 'link', href: '/account/security', label: t('security'), icon: <Shield /> },
    {
      type: 'link',
      href: '/account/sessions',
      label: t('sessions'),
      icon: <MonitorSmartphone />,
    },
    { type: 'separator' },
    { type: 'action', action: signOutAction.bind(null, {}), label: t('signOut'), icon: <LogOut /> },
  ]
  const current = org && {
    name: org.organization.name,
    slug: org.organization.slug,
    href: orgPath(org.organization.slug),
    roleLabel: label(org.actor.role, org.actor.isOwner),
  }
  return (
    <AppFrame
      banner={banner}
      labels={{
        skip,
        nav: t('main'),
        openNav: t('open'),
        closeNav: t('close'),
      }}
      top={
        <OrgSwitcher
          current={current}
          organizations={organizations.map(({ name, slug, role, isOwner }) => ({
            name,
            slug,
            href: orgPath(slug),
            roleLabel: label(role, isOwner),
          }))}
          createHref="/orgs/new"
          allHref="/orgs"
          labels={{
            open: t('switcher.open'),
            none: t('switcher.none'),
            search: t('switcher.search'),
            noMatch: t('switcher.noMatch'),
            create: t('switcher.create'),
            all: t('switcher.all'),
            loading: t('switcher.loading'),
          }}
        />
      }
      nav={nav}
      bottom={
        <UserMenu
          label={t('userMenu')}
          name={name}
          email={user.email}
          seed={user.id}
          entries={account}
        />
      }
    >
      {children}
    </AppFrame>
  )
}
