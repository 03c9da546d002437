import { getTranslations } from '@/lib/i18n/translations'
import type { EventRow } from '@/lib/events/queries'

/**
 * Returns the text below an event: its source and request id, for looking it up in the server's log,
 * and the organization if it is not the page's own.
 */
export async function eventOrigins() {
  const t = await getTranslations('activity.sources')
  return ({ source, requestId }: EventRow, organization?: string | null) => {
    const parts = [organization, source && t(source), requestId].filter(Boolean)
    return parts.length > 0 ? parts.join(' · ') : undefined
  }
}
