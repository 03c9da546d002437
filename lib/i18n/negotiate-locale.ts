import { match } from '@formatjs/intl-localematcher'
import Negotiator from 'negotiator'
import config from '@/guildhall.config'
import { defaultLocale } from '@/lib/i18n/default-locale'
import type { Locale } from '@/lib/i18n/locales'

/**
 * What fits a browser's `Accept-Language` best: Austria reads German, Australia British English.
 * Weighing takes half a millisecond, and few browsers differ, so the answers are remembered.
 */
export function negotiateLocale(header: string | null | undefined): Locale {
  const asked = header?.slice(0, LONGEST) ?? ''
  const known = answers.get(asked)
  if (known) return known
  const languages = new Negotiator({ headers: { 'accept-language': asked } })
    .languages()
    .filter(isLanguage)
    .slice(0, 10)
  const locale = match(languages, config.locales, defaultLocale()) as Locale
  if (answers.size >= MOST) answers.clear()
  answers.set(asked, locale)
  return locale
}

/** Longer than any browser's, short enough to be weighed for strangers. */
const LONGEST = 200
const MOST = 500
const answers = new Map<string, Locale>()

// Of what is no language ("*", "x!"), the matcher would make an error.
const isLanguage = (language: string) => {
  try {
    return Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}
