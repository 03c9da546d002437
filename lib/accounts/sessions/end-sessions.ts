import 'server-only'
import { browserOf } from '@/lib/accounts/sessions/browser-of'
import { readDeviceLink } from '@/lib/accounts/sessions/device-link'
import { hashSessionToken } from '@/lib/accounts/sessions/session-token'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import type { DeviceLinkInput, SessionIdInput } from '@/lib/accounts/profile/schema'

/** Signs out one of the person's own sessions; one of somebody else's is simply not there. */
export const endOneSession = (user: SignedIn, { sessionId }: SessionIdInput) =>
  db.session.deleteMany({ where: { id: sessionId, userId: user.id } })

/** Signs out every session of the person but this one. */
export const endOtherSessions = ({ id, sessionId }: SignedIn) =>
  db.session.deleteMany({ where: { userId: id, id: { not: sessionId } } })

/**
 * Signs out the device that a mailed link names, whoever is signed in where it is opened. The person
 * does not know it: the next sign-in with a browser of that name is told to them again.
 */
export async function endSessionByLink({ token }: DeviceLinkInput): Promise<void> {
  const session = await readDeviceLink(token)
  if (!session) return
  const { id, userId, country } = session
  await db.$transaction([
    db.session.deleteMany({ where: { id } }),
    db.knownBrowser.deleteMany({ where: { userId, country, ...browserOf(session.userAgent) } }),
  ])
}

/** Signs out every session of the person, this one as well. */
export const endAllSessions = (user: SignedIn) =>
  db.session.deleteMany({ where: { userId: user.id } })

/** Ends the session that this cookie opens, here and for every copy of the cookie. */
export const endSession = (token: string) =>
  db.session.deleteMany({ where: { sessionToken: hashSessionToken(token) } })
