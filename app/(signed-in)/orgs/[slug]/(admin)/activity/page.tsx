import { ScrollText } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ListPages } from '@/components/frame/list-pages'
import { pageTitle } from '@/components/frame/page-title'
import { EventLine } from '@/components/org/event-line'
import { OrgBreadcrumbs } from '@/components/org/org-breadcrumbs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/context'
import { listEvents } from '@/lib/events/queries'
import { orgPath } from '@/lib/paths'
import { one } from '@/lib/search-params'

export const generateMetadata = pageTitle('activity')

/** The audit trail, newest first. */
export default async function ActivityPage(props: PageProps<'/orgs/[slug]/activity'>) {
  const org = await requirePermission((await props.params).slug, 'activity.read')
  const cursor = one((await props.searchParams).cursor)
  const [t, { rows, next }] = await Promise.all([
    getTranslations('activity'),
    listEvents(org, { cursor }),
  ])
  const { name, slug } = org.organization
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('intro', { organization: name })}
        breadcrumbs={<OrgBreadcrumbs org={org} items={[{ label: t('title') }]} />}
      />
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState icon={<ScrollText />} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <ol className="divide-y divide-line">
            {rows.map((event) => (
              <EventLine key={event.id} event={event} kind={org.organization.kind} />
            ))}
          </ol>
        )}
      </Card>
      <ListPages here={orgPath(slug, 'activity')} cursor={cursor} next={next} />
    </>
  )
}
