import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { db } from '@/lib/db'
import { hours } from '@/lib/config/define-guildhall'

/** Whether to record a visit: at most once an hour per session and membership. */
export const isTouchDue = (lastSeenAt: Date | null) =>
  databaseNow().getTime() - (lastSeenAt?.getTime() ?? 0) >= hours(1)

/** Records that a session is in use; at most one write an hour per session. */
export async function touchSession(sessionId: string, lastSeenAt: Date) {
  if (!isTouchDue(lastSeenAt)) return
  await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: databaseNow() } })
}
