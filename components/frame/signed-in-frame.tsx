import { Building2, LogOut, MonitorSmartphone, Shield, ShieldUser, UserRound } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { OrgSwitcher } from '@/components/org/org-switcher'
import { AppFrame } from '@/components/ui/app-frame'
import type { MenuEntry } from '@/components/ui/menu-entry'
import type { NavGroup } from '@/components/ui/side-nav'
import { UserMenu } from '@/components/ui/user-menu'
import type { OrgContext } from '@/lib/access/org-context'
import { signOutAction } from '@/lib/auth/actions'
import type { SignedIn } from '@/lib/auth/find-session'
import { displayName } from '@/lib/events/record'
import { adminPath } from '@/lib/paths'

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
  const [t, app, admin] = await Promise.all([
    getTranslations('nav'),
    getTranslations('app'),
    getTranslations('admin'),
  ])
  const name = displayName(user)
  const backOffice: MenuEntry[] = [
    { type: 'separator' },
    { type: 'link', href: adminPath(), label: admin('title'), icon: <ShieldUser /> },
  ]
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
    ...(user.isSuperuser ? backOffice : []),
    { type: 'separator' },
    { type: 'action', action: signOutAction.bind(null, {}), label: t('signOut'), icon: <LogOut /> },
  ]
  return (
    <AppFrame
      banner={banner}
      labels={{
        skip: app('skip'),
        nav: t('main'),
        openNav: t('open'),
        closeNav: t('close'),
      }}
      top={<OrgSwitcher user={user} org={org} />}
      nav={nav}
      bottom={
        <UserMenu
          label={t('userMenu')}
          name={name}
          email={user.email}
          seed={user.id}
          picture={user.picture}
          entries={account}
        />
      }
    >
      {children}
    </AppFrame>
  )
}
