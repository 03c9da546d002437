import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { EventLine } from '@/components/activity/event-line'
import { Card } from '@/components/ui/card'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import type { EventRow } from '@/lib/events/queries'

/** Events under the days on which they happened, in UTC as every date on the pages. */
export async function EventDays({ org, events }: { org: OrgContext; events: EventRow[] }) {
  const [t, format] = await Promise.all([getTranslations('activity'), getFormatter()])
  const { kind, slug } = org.organization
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
            <ol className="divide-y divide-line">
              {rows.map((event) => (
                <EventLine
                  key={event.id}
                  event={event}
                  kind={kind}
                  membersOf={mayOpen(org.actor, 'people/[userId]') ? slug : undefined}
                />
              ))}
            </ol>
          </Card>
        </section>
      ))}
    </div>
  )
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10)

function byDay(events: EventRow[]): [string, EventRow[]][] {
  const days = new Map<string, EventRow[]>()
  for (const event of events) {
    const day = dayOf(event.createdAt)
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days]
}
