import config from '@/guildhall.config'
import type { Locale } from '@/lib/i18n/locales'

/** The default if a person's language is unknown: the first in the configuration. */
export const defaultLocale = (): Locale => config.locales[0]
