import 'server-only'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import type { EventType } from '@/lib/events/vocabulary'
import type { Page } from '@/lib/members/queries'
import { afterCursor } from '@/lib/page-cursor'

/** One line of the audit trail. */
export interface EventRow {
  id: string
  type: EventType
  actorId: string | null
  actorName: string | null
  /** The name of the picture that they have now; where it is not asked for, initials do. */
  actorPicture?: string | null
  /** Done by staff of the product. */
  asStaff: boolean
  targetName: string | null
  data: Partial<Record<string, unknown>>
  createdAt: Date
}

/** What happened in an organization, newest first, page by page. */
export async function listEvents(
  { organization }: OrgContext,
  { cursor }: { cursor?: string } = {},
): Promise<Page<EventRow>> {
  const before = afterCursor(cursor)
  const found = await db.event.findMany({
    where: { organizationId: organization.id, ...(before && { id: { lt: before } }) },
    select: {
      id: true,
      type: true,
      actorId: true,
      actorName: true,
      asStaff: true,
      targetName: true,
      data: true,
      createdAt: true,
    },
    orderBy: { id: 'desc' },
    take: config.pageSize + 1,
  })
  const rows = found.slice(0, config.pageSize) as EventRow[]
  return { rows, next: found.length > config.pageSize ? (rows.at(-1)?.id ?? null) : null }
}
