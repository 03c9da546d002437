import type { Locale } from '@/lib/i18n/locales'
import config from '@/guildhall.config'

/** Returns a language from an external value (a row, a cookie, a form) if the company offers it. */
export const offeredLocale = (locale: unknown): Locale | undefined =>
  config.locales.find((offered) => offered === locale)

/** The default if a person's language is unknown: the first in the configuration. */
export const defaultLocale = (): Locale => config.locales[0]
