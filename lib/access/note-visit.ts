import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { databaseNow } from '@/lib/database/clock'
import { db } from '@/lib/db'
import { hours } from '@/lib/config/define-guildhall'
import { record } from '@/lib/events/record'

/** Records in the organization's audit log that staff viewed it: once an hour per person. */
export async function noteStaffVisit({ organization: { id }, user }: OrgContext): Promise<void> {
  const since = new Date(databaseNow().getTime() - hours(1))
  const known = await db.event.count({
    where: {
      type: 'staff.entered',
      organizationId: id,
      actorId: user.id,
      createdAt: { gt: since },
    },
  })
  if (known > 0) return
  await db.$transaction((tx) =>
    record(tx, { type: 'staff.entered', organizationId: id, actor: user, data: {} }),
  )
}

/**
 * Records that a member visited the organization: at most one write an hour per member, even with
 * concurrent requests. It does not record visits to other organizations, which are not its business.
 */
export const touchMembership = (organizationId: string, userId: string) =>
  db.$executeRaw`
    UPDATE "OrganizationUser" SET "lastSeenAt" = now()
    WHERE "organizationId" = ${organizationId}::uuid AND "userId" = ${userId}::uuid
      AND ("lastSeenAt" IS NULL OR "lastSeenAt" <= now() - interval '1 hour')`

/** Whether to record a visit: at most once an hour per session and membership. */
export const isTouchDue = (lastSeenAt: Date | null) =>
  databaseNow().getTime() - (lastSeenAt?.getTime() ?? 0) >= hours(1)

/** Records that a session is in use; at most one write an hour per session. */
export async function touchSession(sessionId: string, lastSeenAt: Date) {
  if (!isTouchDue(lastSeenAt)) return
  await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: databaseNow() } })
}
