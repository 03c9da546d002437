import 'server-only'
import { hashSessionToken } from '@/lib/accounts/sessions/session-token'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import type { SessionIdInput } from '@/lib/accounts/profile/schema'

/** Signs out one of the person's own sessions; one of somebody else's is simply not there. */
export const endOneSession = (user: SignedIn, { sessionId }: SessionIdInput) =>
  db.session.deleteMany({ where: { id: sessionId, userId: user.id } })

/** Signs out every session of the person, this one as well. */
export const endAllSessions = (user: SignedIn) =>
  db.session.deleteMany({ where: { userId: user.id } })

/** Ends the session that this cookie opens, here and for every copy of the cookie. */
export const endSession = (token: string) =>
  db.session.deleteMany({ where: { sessionToken: hashSessionToken(token) } })
