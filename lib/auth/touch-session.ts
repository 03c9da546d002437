import 'server-only'
import { db } from '@/lib/db'
import { hours } from '@/lib/define-guildhall'

/** Notes that a session is in use; at most one write an hour and session. */
export async function touchSession(sessionId: string, lastSeenAt: Date) {
  if (Date.now() - lastSeenAt.getTime() < hours(1)) return
  await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date() } })
}
