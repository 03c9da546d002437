import { Card } from '@/components/ui/card'
import type { EventRow } from '@/lib/events/queries'
import { EventList } from './event-list'

interface EventHistoryProps {
  events: EventRow[]
  /** What is said when there are none. */
  none: string
  /** Of the organization whose trail it is, for its own words. */
  kind?: string
}

/** The newest entries of a trail, or the sentence that says that there are none. */
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
