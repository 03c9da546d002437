import { EventLine } from '@/components/org/event-line'
import { Card } from '@/components/ui/card'
import type { EventRow } from '@/lib/events/queries'

/** The newest entries of a trail, or the sentence that says that there are none. */
export function History({ events, none }: { events: EventRow[]; none: string }) {
  return (
    <Card flush>
      {events.length === 0 ? (
        <p className="px-4 py-3.5 text-muted sm:px-5">{none}</p>
      ) : (
        <ol className="divide-y divide-line">
          {events.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ol>
      )}
    </Card>
  )
}
