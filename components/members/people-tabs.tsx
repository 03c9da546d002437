import { Tabs } from '@/components/ui/nav-item'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { getTranslations } from '@/lib/i18n/translations'
import { countWaiting } from '@/lib/join-links/queries'
import { orgPath } from '@/lib/paths'

interface PeopleTabsProps {
  org: OrgContext
  /** The current page, if its tab is also shown when the list is empty. */
  current?: 'requests' | 'former'
}

/** Tabs of members, invitations and other ways to join; only for people who manage both. */
export async function PeopleTabs({ org, current }: PeopleTabsProps) {
  if (!mayOpen(org.actor, 'invitations')) return null
  const { slug } = org.organization
  const [t, { invitations, requests, former }] = await Promise.all([
    getTranslations('people.tabs'),
    countWaiting(org),
  ])
  const some = (page: 'requests' | 'former', count: number) =>
    (count > 0 || current === page) && mayOpen(org.actor, `people/${page}`)
      ? [{ href: orgPath(slug, `people/${page}`), label: t(page, { count }) }]
      : []
  return (
    <Tabs
      label={t('label')}
      items={[
        { href: orgPath(slug, 'people'), label: t('members'), exact: true },
        { href: orgPath(slug, 'invitations'), label: t('invitations', { count: invitations }) },
        ...some('requests', requests),
        { href: orgPath(slug, 'people/links'), label: t('links') },
        ...some('former', former),
      ]}
    />
  )
}
