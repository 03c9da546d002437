import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { kindNamer } from '@/components/organizations/kind-labels'
import { roleLabels } from '@/components/members/role-labels'
import { FollowLanguage } from '@/components/shell/follow-language'
import config from '@/guildhall.config'
import { waitingInvitations } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen, ownPages } from '@/lib/access/pages'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { whyNotCreate } from '@/lib/organizations/queries'
import { adminPath, orgPath } from '@/lib/paths'
import { displayName } from '@/lib/accounts/person'
import { Frame, type FrameProps } from './frame'
import { frameLabels } from './frame-labels'
import { navItems, type NavLink } from './nav-items'

interface SignedInFrameProps extends Pick<FrameProps, 'nav' | 'banner'> {
  user: SignedIn
  /** The organization in the URL, if any. */
  org?: OrgContext
  children: ReactNode
}

/** The frame of every signed-in page, as plain data that the client component renders. */
export async function SignedInFrame({ user, org, nav, banner, children }: SignedInFrameProps) {
  const [locale, own, labels, current, waiting, whyNot] = await Promise.all([
    getLocale(),
    ownLinks(user),
    frameLabels(),
    org && currentOrg(org),
    waitingOf(org),
    whyNotCreate(user),
  ])
  const chosen = config.locales.find((offered) => offered === user.locale)
  return (
    <Frame
      user={{ id: user.id, name: displayName(user), email: user.email, picture: user.picture }}
      org={current}
      mayInvite={org !== undefined && mayOpen(org.actor, 'people/invite')}
      createHref={whyNot ? undefined : '/orgs/new'}
      waiting={waiting}
      nav={nav}
      own={own}
      labels={labels}
      banner={banner}
    >
      {chosen && chosen !== locale && <FollowLanguage locale={chosen} />}
      {children}
    </Frame>
  )
}

/** The links to a person's own pages. */
async function ownLinks(user: SignedIn): Promise<NavLink[]> {
  const [t, links] = await Promise.all([
    getTranslations('admin'),
    navItems(ownPages, (page) => page),
  ])
  const backOffice: NavLink = { href: adminPath(), label: t('title'), icon: 'staff' }
  return user.isSuperuser ? [...links, backOffice] : links
}

async function currentOrg({ organization, actor }: OrgContext) {
  const [label, called] = await Promise.all([roleLabels(), kindNamer()])
  const { name, slug, picture, kind } = organization
  const roleLabel = [called(kind), label(actor.role, actor.isOwner)].filter(Boolean).join(' · ')
  return { name, slug, picture, href: orgPath(slug), roleLabel }
}

async function waitingOf(org: OrgContext | undefined) {
  const count = await waitingInvitations(org?.organization.slug)
  if (count === 0) return undefined
  return { count, label: (await getTranslations('nav.switcher'))('invitations', { count }) }
}
