import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'

/** A signed-in browser. */
export interface SessionRow {
  id: string
  isThis: boolean
  userAgent: string | null
  createdAt: Date
  lastSeenAt: Date
}

/** Where the person is signed in, this browser first. */
export async function listSessions(user: SignedIn): Promise<SessionRow[]> {
  const found = await db.session.findMany({
    where: { userId: user.id, expires: { gt: new Date() } },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
  })
  return found
    .map((session) => ({ ...session, isThis: session.id === user.sessionId }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

/** Whether the person can sign in by password, or only by a provider or a mailed link. */
export const hasPassword = async (user: SignedIn): Promise<boolean> =>
  (await db.user.count({ where: { id: user.id, passwordHash: { not: null } } })) > 0
