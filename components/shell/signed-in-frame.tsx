import { LogOut, ShieldUser } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FollowLanguage } from '@/components/shell/follow-language'
import { OrgSwitcher } from '@/components/shell/org-switcher'
import { AppFrame } from '@/components/ui/app-frame'
import type { NavGroup } from '@/components/ui/side-nav'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen, ownPages } from '@/lib/access/pages'
import { signOutAction } from '@/lib/auth/actions'
import type { SignedIn } from '@/lib/auth/find-session'
import { displayName } from '@/lib/users/person'
import { adminPath, orgPath } from '@/lib/paths'
import { AccountMenu } from './account-menu'
import { CommandSearch } from './command-search'
import { commandLabels } from './command-labels'
import { navItems } from './nav-items'

interface SignedInFrameProps {
  user: SignedIn
  /** The organization that the address names, if it names one. */
  org?: OrgContext
  nav: NavGroup[]
  /** Across the page, above everything. */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of every signed-in page: switcher, search, navigation, account menu. */
export async function SignedInFrame({ user, org, nav, banner, children }: SignedInFrameProps) {
  const [t, app, theme, own, labels, locale] = await Promise.all([
    getTranslations('nav'),
    getTranslations('app'),
    getTranslations('theme'),
    ownLinks(user),
    commandLabels(),
    getLocale(),
  ])
  const chosen = config.locales.find((offered) => offered === user.locale)
  const here = nav.flatMap(({ items }) => items)
  const elsewhere = own.filter(({ href }) => here.every((item) => item.href !== href))
  return (
    <AppFrame
      banner={banner}
      labels={{
        skip: app('skip'),
        nav: t('main'),
        openNav: t('open'),
        closeNav: t('close'),
      }}
      top={<OrgSwitcher org={org} />}
      search={
        <CommandSearch
          pages={[...here, ...elsewhere].map(({ href, label, icon }) => ({ href, label, icon }))}
          slug={org?.organization.slug}
          inviteHref={
            org && mayOpen(org.actor, 'people/invite')
              ? orgPath(org.organization.slug, 'people/invite')
              : undefined
          }
          labels={labels}
        />
      }
      nav={nav}
      bottom={
        <AccountMenu
          label={t('userMenu')}
          name={displayName(user)}
          email={user.email}
          seed={user.id}
          picture={user.picture}
          entries={own.map((page) => ({ type: 'link', ...page }))}
          last={[
            {
              type: 'action',
              action: signOutAction.bind(null, {}),
              label: t('signOut'),
              icon: <LogOut />,
            },
          ]}
          themeLabels={{
            theme: theme('theme'),
            system: theme('system'),
            light: theme('light'),
            dark: theme('dark'),
          }}
        />
      }
    >
      {chosen && chosen !== locale && <FollowLanguage locale={chosen} />}
      {children}
    </AppFrame>
  )
}

/** Where a person goes for what is their own, from any page. */
async function ownLinks(user: SignedIn) {
  const [t, items] = await Promise.all([
    getTranslations('admin'),
    navItems(ownPages, (page) => page),
  ])
  const links = items.map(({ href, label, icon }) => ({ href, label, icon }))
  const backOffice = { href: adminPath(), label: t('title'), icon: <ShieldUser /> }
  return user.isSuperuser ? [...links, backOffice] : links
}
