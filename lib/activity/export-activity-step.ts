import 'server-only'
import type { ExportActivityJob } from '@/lib/activity/schema'
import type { ExportedEvent } from '@/lib/activity/export-columns'
import { writeEvents } from '@/lib/activity/write-events'
import type { OrgContext } from '@/lib/access/org-context'
import { db, type Tx } from '@/lib/db'
import { eventPage, readPlace, writePlace } from '@/lib/events/event-filter'
import { advanceJob } from '@/lib/jobs/advance-job'
import type { ClaimedJob } from '@/lib/jobs/claim-job'
import { holdJob } from '@/lib/jobs/hold-job'

/** So many events are one part of the file. */
export const PART = 1_000

/**
 * Writes the next part of a file of events, beside the note of how far it is: after a crash the file
 * goes on where it was, with no event missing and none twice.
 * @returns whether the file is complete
 */
export const exportActivityStep = ({ organization }: OrgContext, job: ClaimedJob) =>
  db.$transaction(async (tx) => {
    const held = await holdJob(tx, job)
    const asked = job.input as ExportActivityJob
    const events = await nextEvents(tx, organization.id, asked, held.cursor)
    const isLast = events.length < PART
    const position = await tx.jobItem.count({
      where: { organizationId: organization.id, jobId: job.id },
    })
    await tx.jobItem.create({
      data: {
        organizationId: organization.id,
        jobId: job.id,
        position,
        outcome: 'written',
        output: writeEvents[asked.format](events, { isFirst: position === 0, isLast }),
      },
      select: { position: true },
    })
    const last = events.at(-1)
    return advanceJob(tx, held, {
      by: events.length,
      counts: 'events',
      isOver: isLast,
      ...(last && { cursor: writePlace(last) }),
    })
  })

async function nextEvents(
  tx: Tx,
  organizationId: string,
  { filter, newest }: ExportActivityJob,
  cursor: string | null,
): Promise<ExportedEvent[]> {
  const first = readPlace(newest)
  if (!first) return []
  const before = readPlace(cursor)
  const page = eventPage(organizationId, filter, {
    take: PART,
    ...(before ? { before } : { upTo: first }),
  })
  return tx.$queryRaw<ExportedEvent[]>`
    WITH page AS (${page})
    SELECT e.id, e."createdAt", e.type, e."actorId", e."actorName", e."asStaff", e."targetId",
      e."targetName", e.data
    FROM page JOIN "Event" e ON e.id = page.id
    ORDER BY e."createdAt" DESC, e.id DESC`
}
