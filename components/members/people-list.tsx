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
  /** Where its texts are in the messages: title, intro and what stands in the place of an empty list. */
  texts: 'joinRequests' | 'joinLinks' | 'formerMembers'
  /** Its tab, where that is shown also with nobody in the list. */
  tab?: 'requests' | 'former'
  actions?: ReactNode
  /** For an empty list. */
  icon: ReactNode
  /** The list; null when it is empty. */
  children: ReactNode
}

/** A page beside the members and the invitations: head, tabs, and a list or the word that it is empty. */
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
