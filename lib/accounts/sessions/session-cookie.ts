import 'server-only'
import { cookies } from 'next/headers'
import type { NewSession } from '@/lib/accounts/sessions/create-session'
import { SIGNED_OUT_COOKIE } from '@/lib/accounts/sessions/clear-site-data'
import { DEVICE_LIFETIME } from '@/lib/accounts/sessions/device-token'
import {
  challengeCookieName,
  deviceCookieName,
  isSecure,
  pendingCookieName,
  sessionCookieName,
} from '@/lib/accounts/sessions/session-token'
import { CHALLENGE_LIFETIME } from '@/lib/accounts/factors/passkey-options'
import { PENDING_LIFETIME } from '@/lib/accounts/sign-in/pending-sign-in'
import { setLocaleCookie } from '@/lib/i18n/locale-cookie'

/** Returns the request's session token, unverified. */
export const readSessionCookie = async () => (await cookies()).get(sessionCookieName())?.value

/** Returns the request's device token, unverified. */
export const readDeviceCookie = async () => (await cookies()).get(deviceCookieName())?.value

/** Returns the pending sign-in of this browser, unverified. */
export const readPendingCookie = async () => (await cookies()).get(pendingCookieName())?.value

/** Stores a sign-in that waits for the second factor in the browser. */
export const setPendingCookie = async (pending: string) =>
  (await cookies()).set(pendingCookieName(), pending, {
    ...secretCookie(),
    maxAge: PENDING_LIFETIME / 1000,
  })

/** The challenge that a passkey is to answer, unproven. */
export const readChallengeCookie = async () => (await cookies()).get(challengeCookieName())?.value

/** Keeps a challenge in the browser. */
export const setChallengeCookie = async (challenge: string) =>
  (await cookies()).set(challengeCookieName(), challenge, {
    ...secretCookie(),
    maxAge: CHALLENGE_LIFETIME / 1000,
  })

const secretCookie = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

/**
 * Sets the cookies of a new session, as next-auth would, with the device token and the person's
 * language.
 */
export async function setSessionCookie({ token, expires, device, locale }: NewSession) {
  const jar = await cookies()
  jar.set(sessionCookieName(), token, { ...secretCookie(), expires })
  // Kept when the person signs out, because it is needed then.
  jar.set(deviceCookieName(), device, { ...secretCookie(), maxAge: DEVICE_LIFETIME / 1000 })
  if (jar.has(pendingCookieName()))
    jar.set(pendingCookieName(), '', { ...secretCookie(), maxAge: 0 })
  if (locale) await setLocaleCookie(locale)
}

/** Replaces the session's token in the browser, after a proof of identity. */
export const renewSessionCookie = async ({
  token,
  expires,
}: Pick<NewSession, 'token' | 'expires'>) =>
  (await cookies()).set(sessionCookieName(), token, { ...secretCookie(), expires })

/**
 * Removes the session's cookie and, with the next response, cached pages; `endSession` deletes the row.
 */
export async function clearSessionCookie() {
  const jar = await cookies()
  jar.set(sessionCookieName(), '', { ...secretCookie(), maxAge: 0 })
  jar.set(SIGNED_OUT_COOKIE, '1', { ...secretCookie(), maxAge: 60 })
}
