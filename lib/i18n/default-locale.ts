import config from '@/guildhall.config'
import type { Locale } from '@/lib/i18n/locales'

/** Whoever's language nobody knows is addressed in the first of the configuration. */
export const defaultLocale = (): Locale => config.locales[0]
