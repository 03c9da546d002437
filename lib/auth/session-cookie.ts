import 'server-only'
import { cookies } from 'next/headers'
import type { NewSession } from '@/lib/auth/create-session'
import { isSecure, sessionCookieName } from '@/lib/auth/session-token'
import { setLocaleCookie } from '@/lib/i18n/locale-cookie'

/** The session token that this request brought, unproven. */
export const readSessionCookie = async () => (await cookies()).get(sessionCookieName())?.value

/** Hands a new session to the browser, as next-auth itself would, and the person's language. */
export async function setSessionCookie({ token, expires, locale }: NewSession) {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    expires,
  } as const
  ;(await cookies()).set(sessionCookieName(), token, options)
  if (locale) await setLocaleCookie(locale)
}

/** Takes the session from the browser; the row goes with `deleteSession`. */
export async function clearSessionCookie() {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    maxAge: 0,
  } as const
  ;(await cookies()).set(sessionCookieName(), '', options)
}
