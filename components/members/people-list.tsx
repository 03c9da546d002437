import type { ReactNode } from 'react'
import { PeopleTabs } from '@/components/members/people-tabs'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
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
