import 'server-only'
import { cache } from 'react'
import {
  createFormatter,
  createTranslator,
  type Messages,
  type NamespaceKeys,
  type NestedKeyOf,
} from 'use-intl/core'
import { catalogues } from '@/lib/i18n/catalogues'
import type { Locale } from '@/lib/i18n/locales'
import { momentFormat } from '@/lib/i18n/moment-format'
import { requestLocale } from '@/lib/i18n/request-locale'

/** The language of the request: no address names one, and no statement is asked. */
export const getLocale = cache(requestLocale)

/** The messages of the request's language, as they are written. */
export const getMessages = async () => catalogues[await getLocale()]

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/**
 * Translates into the language of the request: `(await getTranslations('people'))('title')`.
 * Translators are made once for each language and stay: a message is parsed at its first use, not
 * again in every request.
 */
export async function getTranslations<N extends Namespace = never>(namespace?: N) {
  const locale = await getLocale()
  const key = `${locale} ${namespace ?? ''}`
  const known = translators.get(key) as Translator<N> | undefined
  if (known) return known
  const made = createTranslator<Messages, N>({
    locale,
    messages: catalogues[locale],
    namespace,
    onError: (error) => {
      throw error
    },
    ...formats,
  })
  translators.set(key, made)
  return made
}

/**
 * Texts that are the same for everybody who reads a language: made once for each.
 * @param make translates, and asks for nothing else of the request
 */
export function perLocale<T>(make: () => Promise<T>): () => Promise<T> {
  const made = new Map<Locale, Promise<T>>()
  return async () => {
    const locale = await getLocale()
    const known = made.get(locale) ?? make()
    made.set(locale, known)
    return known
  }
}

/** Writes numbers and dates in the language of the request. */
export async function getFormatter() {
  const locale = await getLocale()
  const known = formatters.get(locale)
  if (known) return known
  const made = createFormatter({ locale, ...formats })
  formatters.set(locale, made)
  return made
}

type Translator<N extends Namespace> = ReturnType<typeof createTranslator<Messages, N>>
const translators = new Map<string, unknown>()
const formatters = new Map<Locale, ReturnType<typeof createFormatter>>()

const formats = {
  timeZone: 'UTC',
  formats: { dateTime: { day: { dateStyle: 'long' }, moment: momentFormat } },
} as const
