import { Card } from '@/components/ui/card'
import type { EventRow } from '@/lib/events/queries'
import { EventList } from './event-list'

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
