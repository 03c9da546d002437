import { ScrollText, SearchX } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import { ActivityFilters } from '@/components/activity/activity-filters'
import { EventDays } from '@/components/activity/event-history'
import { eventOrigins } from '@/components/activity/event-list'
import { ExportMenu } from '@/components/shell/export-menu'
import { ListPages } from '@/components/shell/list-pages'
import { orgTitle } from '@/components/shell/org-title'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { requirePage } from '@/lib/access/context'
import { mayOpen } from '@/lib/access/pages'
import { activityFilterSchema } from '@/lib/activity/schema'
import { listActors, listEvents } from '@/lib/events/queries'
import { orgPath } from '@/lib/paths'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = orgTitle('activity')

/** The audit log, newest first, with the filters in the URL. */
export default async function ActivityPage(props: PageProps<'/orgs/[slug]/activity'>) {
  const org = await requirePage((await props.params).slug, 'activity')
  const query = await props.searchParams
  const cursor = firstParam(query.cursor)
  const filter = activityFilterSchema.parse({
    search: firstParam(query.q),
    person: firstParam(query.person),
    kind: firstParam(query.kind),
    from: firstParam(query.from),
    to: firstParam(query.to),
  })
  const [t, app, originOf, people, { rows, next }] = await Promise.all([
    getTranslations('activity'),
    getTranslations('app'),
    eventOrigins(),
    listActors(org),
    listEvents(org, { ...filter, cursor }),
  ])
  const { kind, name, slug } = org.organization
  const membersOf = mayOpen(org.actor, 'people/[userId]') ? slug : undefined
  const here = orgPath(slug, 'activity')
  const { search: q, ...others } = filter
  const asked = { q, ...others }
  const isNarrowed = Object.values(filter).some(Boolean)
  return (
    <>
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization: name })}
        actions={<ExportMenu href={orgPath(slug, 'activity/export')} query={asked} />}
      />
      <ActivityFilters {...{ here, filter, people, isNarrowed }} />
      {rows.length > 0 ? (
        <EventDays events={rows} {...{ kind, membersOf }} noteOf={originOf} />
      ) : isNarrowed ? (
        <Card flush>
          <EmptyState
            icon={<Icon of={SearchX} />}
            title={t('noneTitle')}
            action={<ButtonLink href={here}>{app('clearFilters')}</ButtonLink>}
          >
            {q ? t('noneFound') : t('none')}
          </EmptyState>
        </Card>
      ) : (
        <Card flush>
          <EmptyState icon={<Icon of={ScrollText} />} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        </Card>
      )}
      <ListPages here={here} query={asked} cursor={cursor} next={next} />
    </>
  )
}
