import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { db } from '@/lib/db'
import { hours } from '@/lib/config/define-guildhall'

/** Whether there is anything to note: at most once an hour, of a session and of a membership. */
export const isTouchDue = (lastSeenAt: Date | null) =>
  databaseNow().getTime() - (lastSeenAt?.getTime() ?? 0) >= hours(1)

/** Notes that a session is in use; at most one write an hour and session. */
export async function touchSession(sessionId: string, lastSeenAt: Date) {
  if (!isTouchDue(lastSeenAt)) return
  await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: databaseNow() } })
}
