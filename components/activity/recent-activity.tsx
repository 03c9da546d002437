import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import type { EventRow } from '@/lib/events/queries'
import { orgPath } from '@/lib/paths'
import { EventLine } from './event-line'

/** The last few entries of the trail, and the way to the rest. */
export async function RecentActivity({ org, events }: { org: OrgContext; events: EventRow[] }) {
  const t = await getTranslations('org')
  const { slug, kind } = org.organization
  const membersOf = mayOpen(org.actor, 'people/[userId]') ? slug : undefined
  return (
    <Card
      title={t('recent')}
      actions={<TextLink href={orgPath(slug, 'activity')}>{t('wholeTrail')}</TextLink>}
      flush
    >
      <ul className="divide-y divide-line">
        {events.map((event) => (
          <EventLine key={event.id} event={event} kind={kind} membersOf={membersOf} />
        ))}
      </ul>
    </Card>
  )
}
