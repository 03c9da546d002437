import 'server-only'
import { browserOf, readDeviceLink } from '@/lib/accounts/sessions/devices'
import { hashSessionToken } from '@/lib/accounts/sessions/session-token'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import type { DeviceLinkInput, SessionIdInput } from '@/lib/accounts/profile/schema'

/** Ends one of the person's sessions; other people's are not found. */
export const endOneSession = (user: SignedIn, { sessionId }: SessionIdInput) =>
  db.session.deleteMany({ where: { id: sessionId, userId: user.id } })

/** Ends all of the person's sessions except the current one. */
export const endOtherSessions = ({ id, sessionId }: SignedIn) =>
  db.session.deleteMany({ where: { userId: id, id: { not: sessionId } } })

/**
 * Ends the session named by an emailed link, whoever opens it. Its browser is unknown again, so the
 * next sign-in with one of that name is emailed again.
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

/** Ends all of the person's sessions, including the current one. */
export const endAllSessions = (user: SignedIn) =>
  db.session.deleteMany({ where: { userId: user.id } })

/** Ends the session of this cookie, for every copy of the cookie. */
export const endSession = (token: string) =>
  db.session.deleteMany({ where: { sessionToken: hashSessionToken(token) } })
