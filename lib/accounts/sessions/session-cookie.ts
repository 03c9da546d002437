import 'server-only'
import { cookies } from 'next/headers'
import type { NewSession } from '@/lib/accounts/sessions/create-session'
import { SIGNED_OUT_COOKIE } from '@/lib/accounts/sessions/clear-site-data'
import { DEVICE_LIFETIME } from '@/lib/accounts/sessions/device-token'
import {
  deviceCookieName,
  isSecure,
  sessionCookieName,
} from '@/lib/accounts/sessions/session-token'
import { setLocaleCookie } from '@/lib/i18n/locale-cookie'

/** The session token that this request brought, unproven. */
export const readSessionCookie = async () => (await cookies()).get(sessionCookieName())?.value

/** What says that this browser was signed in with before, unproven. */
export const readDeviceCookie = async () => (await cookies()).get(deviceCookieName())?.value

/**
 * Hands a new session to the browser, as next-auth itself would, makes the browser known, and
 * gives it the person's language.
 */
export async function setSessionCookie({ token, expires, device, locale }: NewSession) {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
  const jar = await cookies()
  jar.set(sessionCookieName(), token, { ...options, expires })
  // Stays when the person signs out: that is when it is of use.
  jar.set(deviceCookieName(), device, { ...options, maxAge: DEVICE_LIFETIME / 1000 })
  if (locale) await setLocaleCookie(locale)
}

/** Takes the session from the browser, and with the next answer what it keeps of the pages; the row goes with `deleteSession`. */
export async function clearSessionCookie() {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
  } as const
  const jar = await cookies()
  jar.set(sessionCookieName(), '', { ...options, maxAge: 0 })
  jar.set(SIGNED_OUT_COOKIE, '1', { ...options, maxAge: 60 })
}
