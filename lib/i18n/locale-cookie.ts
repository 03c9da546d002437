import 'server-only'
import { cookies } from 'next/headers'
import { isSecure } from '@/lib/accounts/sessions/session-token'
import type { Locale } from '@/lib/i18n/locales'
import { offeredLocale } from '@/lib/i18n/offered-locale'

/** Must match the name that components/shell/follow-language.tsx writes. */
const LOCALE_COOKIE = 'guildhall-locale'

/** Returns the language chosen in this browser, or by the person who signed in. */
export const readLocaleCookie = async (): Promise<Locale | undefined> =>
  offeredLocale((await cookies()).get(LOCALE_COOKIE)?.value)

/** Stores the choice in the browser; null removes it, so that the browser's language applies. */
export async function setLocaleCookie(locale: string | null) {
  const options = { path: '/', sameSite: 'lax', secure: isSecure() } as const
  const maxAge = locale === null ? 0 : 60 * 60 * 24 * 365
  ;(await cookies()).set(LOCALE_COOKIE, locale ?? '', { ...options, maxAge })
}
