import 'server-only'
import { cookies } from 'next/headers'
import { isSecure } from '@/lib/accounts/sessions/session-token'
import { dataTheme, THEME_COOKIE, THEME_COOKIE_AGE, type Theme } from '@/lib/accounts/profile/theme'

/** Stores the theme on this device. Not httpOnly, because the browser's own switch writes it too. */
export const setThemeCookie = async (theme: Theme) =>
  void (await cookies()).set(THEME_COOKIE, theme, {
    path: '/',
    sameSite: 'lax',
    secure: isSecure(),
    maxAge: dataTheme(theme) ? THEME_COOKIE_AGE : 0,
  })
