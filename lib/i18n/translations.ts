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

/** The language of the request. It is not in the URL, and finding it needs no statement. */
export const getLocale = cache(requestLocale)

/** The messages of the request's language, unformatted. */
export const getMessages = async () => catalogues[await getLocale()]

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/**
 * Returns a translator for the request's language: `(await getTranslations('people'))('title')`.
 * Translators are cached per language, so that a message is parsed on first use only, not on every
 * request.
 */
export async function getTranslations<N extends Namespace = never>(namespace?: N) {
  const locale = await getLocale()
  const key = `${locale} ${namespace ?? ''}`
  const known = translators.get(key) as Translator<N> | undefined
  if (known) return known
  const translate = createTranslator<Messages, N>({
    locale,
    messages: catalogues[locale],
    namespace,
    onError: (error) => {
      throw error
    },
    ...formats,
  })
  const made = keepTexts(translate)
  translators.set(key, made)
  return made
}

/** Looks up each text without values once: that takes ten times as long as reading it here. */
function keepTexts<T extends object>(translator: T): T {
  const translate = translator as unknown as (key: string, ...values: unknown[]) => string
  const texts = new Map<string, string>()
  const kept = (key: string, ...values: unknown[]) => {
    if (values.length > 0) return translate(key, ...values)
    const text = texts.get(key) ?? translate(key)
    texts.set(key, text)
    return text
  }
  return Object.assign(kept, translator)
}

/**
 * Caches texts that are the same for every reader of a language.
 * @param make translates, and must not depend on anything else in the request
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

/** Formats numbers and dates in the language of the request. */
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
