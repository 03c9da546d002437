import { getTranslations } from '@/lib/i18n/translations'
import type { EventRow } from '@/lib/events/queries'

interface EventOriginProps {
  event: EventRow
  /** The organization in which it happened, where that is not the page's own. */
  organization?: string | null
}

/** From where something was done and in which request, to be looked up in the server's log. */
export async function EventOrigin({ event, organization }: EventOriginProps) {
  const t = await getTranslations('activity.sources')
  const { source, requestId } = event
  const parts = [organization, source && t(source), requestId].filter(Boolean)
  if (parts.length === 0) return null
  return <small className="block text-xs wrap-anywhere text-muted">{parts.join(' · ')}</small>
}
