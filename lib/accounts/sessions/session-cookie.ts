import 'server-only'
import { cookies } from 'next/headers'
import type { NewSession } from '@/lib/accounts/sign-in/begin-session'
import { SIGNED_OUT_COOKIE } from '@/lib/accounts/sessions/clear-site-data'
import { DEVICE_LIFETIME } from '@/lib/accounts/sessions/devices'
import { isSecure, sessionCookieName } from '@/lib/accounts/sessions/session-token'
import { INTENT_LIFETIME } from '@/lib/accounts/providers/connect-provider'
import { CHALLENGE_LIFETIME } from '@/lib/accounts/factors/passkey-options'
import { CODE_LIFETIME } from '@/lib/accounts/sign-in/sign-in-request'
import { PENDING_LIFETIME } from '@/lib/accounts/sign-in/pending-sign-in'
import { setLocaleCookie } from '@/lib/i18n/locale-cookie'
import { dataTheme, THEME_COOKIE, THEME_COOKIE_AGE, type Theme } from '@/lib/accounts/profile/theme'

/** A cookie of this host that no script reads, over HTTPS alone unless that is a laptop's localhost. */
function secretCookie(own: string, lifetime: number) {
  const name = () => (isSecure() ? `__Host-${own}` : own)
  const put = async (value: string, maxAge: number) =>
    void (await cookies()).set(name(), value, { ...options(), maxAge })
  return {
    /** Returns what the browser brought, unverified. */
    read: async () => (await cookies()).get(name())?.value,
    set: (value: string) => put(value, lifetime / 1000),
    clear: async () => {
      if ((await cookies()).has(name())) await put('', 0)
    },
  }
}

const options = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

/** Identifies a browser that was signed in before. Kept when the person signs out: it is needed then. */
export const deviceCookie = secretCookie('guildhall.device', DEVICE_LIFETIME)

/** A sign-in that waits for the second factor. */
export const pendingCookie = secretCookie('guildhall.sign-in', PENDING_LIFETIME)

/** The challenge that a passkey is to answer. */
export const challengeCookie = secretCookie('guildhall.challenge', CHALLENGE_LIFETIME)

/** What connectIntent says, for the way to the provider and back. */
export const connectCookie = secretCookie('guildhall.connect', INTENT_LIFETIME)

/** What this browser asked for by email: a SignInRequest. A sign-in that waits takes its place. */
export const requestCookie = secretCookie('guildhall.sign-in', CODE_LIFETIME)

/** Returns the request's session token, unverified. */
export const readSessionCookie = async () => (await cookies()).get(sessionCookieName())?.value

/**
 * Sets the cookies of a new session, as next-auth would, with the device token and the person's
 * language.
 */
export async function setSessionCookie({ token, expires, device, locale }: NewSession) {
  await renewSessionCookie({ token, expires })
  await deviceCookie.set(device)
  await pendingCookie.clear()
  if (locale) await setLocaleCookie(locale)
}

/** Replaces the session's token in the browser, after a proof of identity. */
export const renewSessionCookie = async ({
  token,
  expires,
}: Pick<NewSession, 'token' | 'expires'>) =>
  (await cookies()).set(sessionCookieName(), token, { ...options(), expires })

/**
 * Removes the session's cookie and, with the next response, cached pages; `endSession` deletes the row.
 */
export async function clearSessionCookie() {
  const jar = await cookies()
  jar.set(sessionCookieName(), '', { ...options(), maxAge: 0 })
  jar.set(SIGNED_OUT_COOKIE, '1', { ...options(), maxAge: 60 })
}

/** Stores the theme on this device. Not httpOnly, because the browser's own switch writes it too. */
export const setThemeCookie = async (theme: Theme) =>
  void (await cookies()).set(THEME_COOKIE, theme, {
    path: '/',
    sameSite: 'lax',
    secure: isSecure(),
    maxAge: dataTheme(theme) ? THEME_COOKIE_AGE : 0,
  })
