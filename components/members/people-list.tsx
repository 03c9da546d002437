import type { ReactNode } from 'react'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { OrgContext } from '@/lib/access/org-context'
import { getTranslations } from '@/lib/i18n/translations'
import { orgPath } from '@/lib/paths'
import { Tabs } from '@/components/ui/nav-item'
import { mayOpen } from '@/lib/access/pages'
import { countWaiting } from '@/lib/join-links/queries'

interface PeopleListProps {
  org: OrgContext
  /** The namespace of its texts: title, intro and the empty state. */
  texts: 'joinRequests' | 'joinLinks' | 'formerMembers'
  /** Its tab, if it is also shown when the list is empty. */
  tab?: 'requests' | 'former'
  actions?: ReactNode
  /** For the empty state. */
  icon: ReactNode
  /** The list; null if empty. */
  children: ReactNode
}

/** A page beside members and invitations: header, tabs, and a list or the empty state. */
export async function PeopleList({ org, texts, tab, actions, icon, children }: PeopleListProps) {
  const [t, nav] = await Promise.all([getTranslations(texts), getTranslations('nav')])
  const { name: organization, slug } = org.organization
  return (
    <>
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization })}
        trail={[{ label: nav('people'), href: orgPath(slug, 'people') }]}
        actions={actions}
      />
      <PeopleTabs org={org} current={tab} />
      {children ?? (
        <Card flush>
          <EmptyState icon={icon} title={t('emptyTitle')}>
            {t('empty', { organization })}
          </EmptyState>
        </Card>
      )}
    </>
  )
}

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
