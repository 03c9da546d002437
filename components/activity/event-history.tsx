import { Card } from '@/components/ui/card'
import type { EventRow } from '@/lib/events/queries'
import { EventList, type EventListProps, type EventOfKind } from './event-list'
import { getTranslations, getFormatter } from '@/lib/i18n/translations'
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

/** Events grouped by day, in UTC like every date in the pages. */
export async function EventDays<Row extends EventOfKind>({
  events,
  ...props
}: EventListProps<Row>) {
  const [t, format] = await Promise.all([getTranslations('activity'), getFormatter()])
  const now = new Date()
  const title = (day: string) => {
    if (day === dayOf(now)) return t('today')
    if (day === dayOf(new Date(now.getTime() - 86_400_000))) return t('yesterday')
    return format.dateTime(new Date(`${day}T12:00:00Z`), 'day')
  }
  return (
    <div className="grid gap-6">
      {byDay(events).map(([day, rows]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-2 text-[0.8125rem] font-medium text-muted">
            {title(day)}
          </h2>
          <Card flush>
            <EventList events={rows} {...props} />
          </Card>
        </section>
      ))}
    </div>
  )
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10)

function byDay<Row extends EventOfKind>(events: Row[]): [string, Row[]][] {
  const days = new Map<string, Row[]>()
  for (const event of events) {
    const day = dayOf(event.createdAt)
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days]
}
