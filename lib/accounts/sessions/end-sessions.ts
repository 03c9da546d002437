import 'server-only'
import { forgetBrowsers, readDeviceLink } from '@/lib/accounts/sessions/devices'
import { hashSessionToken } from '@/lib/accounts/sessions/session-token'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import type { DeviceLinkInput, SessionIdInput } from '@/lib/accounts/profile/schema'

/**
 * Ends a person's sessions. Any of them may be somebody else's, so every browser is new to the person
 * again (docs/decisions/new-devices.md).
 * @param but the session that stays
 * @returns how many have ended, and the device token for the browser that stays
 */
export async function endSessionsOf(
  tx: Tx,
  userId: string,
  but?: string,
): Promise<{ sessions: number; device: string }> {
  const device = await forgetBrowsers(tx, userId)
  const { count: sessions } = await tx.session.deleteMany({
    where: { userId, ...(but && { id: { not: but } }) },
  })
  return { sessions, device }
}

/** Ends one session from another browser, and makes every browser new to its person again. */
const endOne = (where: { id: string; userId: string }) =>
  db.$transaction(async (tx) => {
    if ((await tx.session.count({ where })) === 0) return null
    const device = await forgetBrowsers(tx, where.userId)
    await tx.session.deleteMany({ where })
    return device
  })

/**
 * Ends one of the person's sessions; other people's are not found.
 * @returns the device token for this browser; null if there was no such session
 */
export const endOneSession = (user: SignedIn, { sessionId }: SessionIdInput) =>
  endOne({ id: sessionId, userId: user.id })

/**
 * Ends all of the person's sessions except the current one.
 * @returns the device token for this browser
 */
export const endOtherSessions = async ({ id, sessionId }: SignedIn): Promise<string> =>
  (await db.$transaction((tx) => endSessionsOf(tx, id, sessionId))).device

/** Ends the session named by an emailed link, whoever opens it. */
export async function endSessionByLink({ token }: DeviceLinkInput): Promise<void> {
  const session = await readDeviceLink(token)
  if (session && session !== 'ended') await endOne({ id: session.id, userId: session.userId })
}

/** Ends all of the person's sessions, including the current one. */
export const endAllSessions = (user: SignedIn) =>
  db.$transaction((tx) => endSessionsOf(tx, user.id))

/** Ends the session of this cookie, for every copy of the cookie. */
export const endSession = (token: string) =>
  db.session.deleteMany({ where: { sessionToken: hashSessionToken(token) } })
