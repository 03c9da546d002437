import 'server-only'
import type { ExportActivityInput } from '@/lib/activity/schema'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { db } from '@/lib/db'
import { authorize } from '@/lib/errors'
import { eventPage, eventsWhere, writePlace, type EventPlace } from '@/lib/events/event-filter'
import { record } from '@/lib/events/record'
import { keepOrganization } from '@/lib/orgs/in-org'

/**
 * Begins a file of all events that a filter lets through, as of now. The trail tells that it was made.
 * @throws DomainError forbidden | not-found (the organization was deleted meanwhile)
 */
export async function exportActivity(
  ctx: OrgContext,
  { format, ...asked }: ExportActivityInput,
): Promise<{ jobId: string }> {
  authorize(can(ctx.actor, 'activity.read'))
  // What is not asked for is left out: a row of the database knows no undefined.
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value))
  const { id: organizationId } = ctx.organization
  return db.$transaction(async (tx) => {
    await keepOrganization(tx, organizationId)
    const [newest] = await tx.$queryRaw<EventPlace[]>`
      ${eventPage(organizationId, filter, { take: 1 })}`
    const [{ total }] = await tx.$queryRaw<[{ total: number }]>`
      SELECT count(*)::int AS total FROM "Event" e WHERE ${eventsWhere(organizationId, filter)}`
    const job = await tx.job.create({
      data: {
        organizationId,
        startedById: ctx.user.id,
        asStaff: ctx.user.asStaff,
        kind: 'export-activity',
        input: { format, filter, newest: newest ? writePlace(newest) : null },
        total,
      },
      select: { id: true },
    })
    const { user: actor } = ctx
    const data = { format, events: total }
    await record(tx, { type: 'activity.exported', organizationId, actor, data })
    return { jobId: job.id }
  })
}
