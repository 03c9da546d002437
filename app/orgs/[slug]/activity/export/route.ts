import { activityFilterSchema } from '@/lib/activity/schema'
import { countEvents, eventColumns, listEvents } from '@/lib/events/queries'
import { orgExport } from '@/lib/export/answer-export'

/** Exports the activity; the columns are documented in docs/exports.md. */
export const GET = orgExport('activity.read', 'activity', async (org, asked) => {
  const filter = activityFilterSchema.parse({ ...asked, search: asked.q })
  return {
    event: { type: 'activity.exported', events: await countEvents(org, filter) },
    columns: eventColumns,
    read: (batch) => listEvents(org, { ...filter, ...batch }),
  }
})
