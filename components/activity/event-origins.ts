import { getTranslations } from '@/lib/i18n/translations'
import type { EventRow } from '@/lib/events/queries'

/**
 * Says below an event from where it was done and in which request, to be looked up in the server's log;
 * with the organization in which it happened, where that is not the page's own.
 */
export async function eventOrigins() {
  const t = await getTranslations('activity.sources')
  return ({ source, requestId }: EventRow, organization?: string | null) => {
    const parts = [organization, source && t(source), requestId].filter(Boolean)
    return parts.length > 0 ? parts.join(' · ') : undefined
  }
}
