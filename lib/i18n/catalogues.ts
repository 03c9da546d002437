// Imported once, because importing messages for each request costs two milliseconds.
import de from '@/messages/de.json'
import enGB from '@/messages/en-GB.json'
import en from '@/messages/en.json'
import ja from '@/messages/ja.json'
import config from '@/guildhall.config'
import type { Locale } from '@/lib/i18n/locales'
import type { Messages } from '@/lib/i18n/messages'
import { merged, overlay } from '@/lib/i18n/overlay'
import { wordOf, writeWords } from '@/lib/i18n/write-words'

const files = { en, de, ja, 'en-GB': enGB }

const withOwn = (locale: Locale): object =>
  [...Object.values(config.resources), ...Object.values(config.kinds)]
    .map(({ messages }) => messages?.[locale] ?? {})
    .reduce(merged, files[locale])

/** A language's own messages: its file in messages/, and those of resources, kinds and the company. */
export const messagesIn = (locale: Locale): object =>
  merged(withOwn(locale), config.messages[locale] ?? {})

const english = messagesIn('en') as Messages

for (const [locale, own] of Object.entries(config.messages)) {
  // Groups that may have additional keys are skipped.
  refuseUnknown({ ...own, kinds: {}, validation: {} }, withOwn('en'), `messages.${locale}`)
}

/** @throws for an unknown key: it is misspelled, or was removed in an upgrade */
function refuseUnknown(own: object, known: object, path: string): void {
  for (const [key, value] of Object.entries(own) as [string, unknown][]) {
    const theirs = (known as Record<string, unknown>)[key]
    const isSame = typeof value === typeof theirs && Object.hasOwn(known, key)
    if (!isSame)
      throw new Error(`guildhall.config.ts: there is no text "${key}" in ${path} to say otherwise.`)
    if (typeof value === 'object') refuseUnknown(value!, theirs as object, `${path}.${key}`)
  }
}

const kinds = Object.keys(config.kinds)
// With several kinds, texts about any of them say "organization".
const only = kinds.length === 1 ? kinds[0]! : 'organization'

/**
 * A language's messages with the name of a kind. Messages that British English does not define are the
 * English ones. The same fallback applies to a text missing in another language, which a test refuses.
 * @throws if the name of the only kind is incomplete in a language that people can choose
 */
function written(locale: Locale, kind: string): Messages {
  const messages = overlay(english, messagesIn(locale))
  const word = wordOf(messages.kinds, kind)
  if (!('missing' in word)) {
    // Forms that a name does not define fall back to the kind `organization`, which is set to this name.
    const organization = { ...messages.kinds.organization, ...word }
    const whole = { ...messages, kinds: { ...messages.kinds, organization } }
    return writeWords(whole, word, config.brand.name)
  }
  if (kind === only && config.locales.includes(locale))
    throw new Error(
      `The texts in “${locale}” need kinds.${kind}.${word.missing}, since ${kind} is the only kind: ` +
        'docs/theming.md tells what a word consists of.',
    )
  return written(locale, 'organization')
}

/** The messages of every language, with the name of the only kind instead of "organization". */
export const catalogues = Object.fromEntries(
  (Object.keys(files) as Locale[]).map((locale) => [locale, written(locale, only)]),
) as Record<Locale, Messages>

const others = new Map<string, Messages>()

/** The messages about an organization of one kind among several, if the kind's name is complete. */
export function catalogueOf(locale: Locale, kind: string): Messages {
  if (kind === only || !Object.hasOwn(config.kinds, kind)) return catalogues[locale]
  const key = `${locale} ${kind}`
  const known = others.get(key) ?? written(locale, kind)
  others.set(key, known)
  return known
}
