import { ScrollText } from 'lucide'
import { EventDays } from '@/components/activity/event-history'
import { eventOrigins } from '@/components/activity/event-list'
import { ListPages } from '@/components/shell/list-pages'
import { pageTitle } from '@/components/shell/org-title'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/access/context'
import { listOwnEvents } from '@/lib/events/queries'
import { getTranslations } from '@/lib/i18n/translations'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = pageTitle('ownActivity', 'title')

/** The signed-in person's entries in the audit log: what they did, and what was done to them. */
export default async function OwnActivityPage(props: PageProps<'/account/activity'>) {
  const user = await requireUser()
  const cursor = firstParam((await props.searchParams).cursor)
  const [t, originOf, { rows, next }] = await Promise.all([
    getTranslations('ownActivity'),
    eventOrigins(),
    listOwnEvents(user, cursor),
  ])
  return (
    <>
      <PageHeader title={t('title')} description={t('intro')} />
      {rows.length > 0 ? (
        <EventDays events={rows} noteOf={(event) => originOf(event, event.organization)} />
      ) : (
        <Card flush>
          <EmptyState icon={<Icon of={ScrollText} />} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        </Card>
      )}
      <ListPages here="/account/activity" {...{ cursor, next }} />
    </>
  )
}
