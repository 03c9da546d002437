import { Card } from '@/components/ui/card'
import type { EventRow } from '@/lib/events/queries'
import { EventList } from './event-list'
import { getTranslations } from '@/lib/i18n/translations'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { orgPath } from '@/lib/paths'

interface EventHistoryProps {
  events: EventRow[]
  /** The text shown if there are none. */
  none: string
  /** The organization's kind, for its texts. */
  kind?: string
}

/** The newest events of an audit log, or a text if there are none. */
export function EventHistory({ events, none, kind }: EventHistoryProps) {
  return (
    <Card flush>
      {events.length === 0 ? (
        <p className="px-4 py-3.5 text-muted sm:px-5">{none}</p>
      ) : (
        <EventList {...{ events, kind }} />
      )}
    </Card>
  )
}

/** The last few events of the audit log, and a link to the rest. */
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
      <EventList {...{ events, kind, membersOf }} />
    </Card>
  )
}
