import config from '@/guildhall.config'
import type { Locale } from '@/lib/i18n/locales'

/** Returns a language from an external value (a row, a cookie, a form) if the company offers it. */
export const offeredLocale = (locale: unknown): Locale | undefined =>
  config.locales.find((offered) => offered === locale)
