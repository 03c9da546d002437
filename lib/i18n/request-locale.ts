import 'server-only'
import { headers } from 'next/headers'
import { readLocaleCookie } from '@/lib/i18n/locale-cookie'
import type { Locale } from '@/lib/i18n/locales'
import { match } from '@formatjs/intl-localematcher'
import Negotiator from 'negotiator'
import config from '@/guildhall.config'
import { defaultLocale } from '@/lib/i18n/offered-locale'

/** Returns the language of a request: the chosen one, or else the best match for the browser. */
export const requestLocale = async (): Promise<Locale> =>
  (await readLocaleCookie()) ?? negotiateLocale((await headers()).get('accept-language'))

/**
 * Returns the best match for a browser's `Accept-Language`: Austria gets German, Australia British
 * English. Matching takes half a millisecond and there are few distinct headers, so results are cached.
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

/** Longer than any browser's header, short enough to match for unknown clients. */
const LONGEST = 200
const MOST = 500
const answers = new Map<string, Locale>()

// The matcher throws for invalid languages ("*", "x!").
const isLanguage = (language: string) => {
  try {
    return Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}
