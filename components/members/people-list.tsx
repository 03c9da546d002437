import type { ReactNode } from 'react'
import { PeopleTabs } from '@/components/members/people-tabs'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { OrgContext } from '@/lib/access/org-context'
import { getTranslations } from '@/lib/i18n/translations'
import { orgPath } from '@/lib/paths'

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
      <PageHeader
        title={t('title')}
        description={t('intro', { organization })}
        breadcrumbs={
          <OrgBreadcrumbs
            org={org}
            items={[{ label: nav('people'), href: orgPath(slug, 'people') }, { label: t('title') }]}
          />
        }
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
