import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { EventList, type EventListProps, type EventOfKind } from './event-list'

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
