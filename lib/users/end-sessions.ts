import 'server-only'
import type { SignedIn } from '@/lib/auth/find-session'
import { db } from '@/lib/db'
import type { SessionIdInput } from '@/lib/users/schema'

/** Signs out one of the person's own sessions; one of somebody else's is simply not there. */
export const endOneSession = (user: SignedIn, { sessionId }: SessionIdInput) =>
  db.session.deleteMany({ where: { id: sessionId, userId: user.id } })

/** Signs out every session of the person, this one as well. */
export const endAllSessions = (user: SignedIn) =>
  db.session.deleteMany({ where: { userId: user.id } })
