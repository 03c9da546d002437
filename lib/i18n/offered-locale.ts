import config from '@/guildhall.config'
import type { Locale } from '@/lib/i18n/locales'

/** A language from outside (a row, a cookie, a form), if it is one that the company offers. */
export const offeredLocale = (locale: unknown): Locale | undefined =>
  config.locales.find((offered) => offered === locale)
