import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { catalogues, messagesIn } from '@/lib/i18n/catalogues'
import { locales, type Locale } from '@/lib/i18n/locales'
import { overlay, TO_TRANSLATE } from '@/lib/i18n/overlay'
import { readMessage } from '@/lib/testing/read-message'
import type { Messages } from '@/lib/i18n/messages'

type Message = [key: string, text: string]

/** Every message of a language: its key, like "errors.signed-out", and its text. */
const messagesOf = (group: object, path: string[] = []): Message[] =>
  Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[[...path, name].join('.'), value] as Message]
      : messagesOf(value as object, [...path, name]),
  )
const keysOf = (group: object) => messagesOf(group).map(([key]) => key)

const english = new Map(messagesOf(messagesIn('en')))
const [de, ja, enGB] = [messagesIn('de'), messagesIn('ja'), messagesIn('en-GB')]
const translations = { de, ja }
const every = { en: messagesIn('en'), de, ja, 'en-GB': enGB }

test('each language has a file, and each file a language', () => {
  const files = readdirSync(join(import.meta.dirname, '../../messages'))
  expect(files.sort()).toEqual(
    Object.keys(locales)
      .map((locale) => `${locale}.json`)
      .sort(),
  )
})

// What a product adds may be missing in a language that it does not offer.
const offered = Object.entries(translations).filter(([locale]) =>
  config.locales.includes(locale as Locale),
)

describe.each(offered)('messages/%s.json', (_, messages) => {
  // The failures are the messages left to translate.
  test('has every message', () => {
    const known = new Set(keysOf(messages))
    const missing = [...english].filter(([key]) => !known.has(key))
    expect(Object.fromEntries(missing)).toEqual({})
  })

  test('has its messages in the order of messages/en.json', () => {
    const [own, theirs] = [keysOf(messages), [...english.keys()]].map((keys) => new Set(keys))
    expect([...own!].filter((key) => theirs!.has(key))).toEqual(
      [...theirs!].filter((key) => own!.has(key)),
    )
  })
})

describe.each(Object.entries(every))('messages/%s.json', (locale, messages) => {
  const forms = (type: Intl.PluralRuleType) =>
    new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories

  test('has no unknown message', () => {
    // A language has its own cases and genders.
    const isWord = (key: string) => /^kinds\.[\w-]+\.\w+$/.test(key)
    expect(keysOf(messages).filter((key) => !english.has(key) && !isWord(key))).toEqual([])
  })

  test('has no empty message', () => {
    expect(messagesOf(messages).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('uses the same placeholders as English', () => {
    const wrong = messagesOf(messages).flatMap(([key, text]) => {
      const [{ wants: own }, { wants: theirs }] = [text, english.get(key) ?? ''].map(
        readMessage,
      ) as [ReturnType<typeof readMessage>, ReturnType<typeof readMessage>]
      return own.join() === theirs.join() ? [] : [`${key}: ${own.join()} for ${theirs.join()}`]
    })
    expect(wrong).toEqual([])
  })

  test('uses the plural categories of the language', () => {
    const translated = messagesOf(messages).filter(([, text]) => !text.startsWith(TO_TRANSLATE))
    const wrong = translated.flatMap(([key, text]) =>
      readMessage(text)
        .plurals.map((named) => named.filter((form) => !form.startsWith('=')).sort())
        .filter((named) => named.join() !== forms('cardinal').sort().join())
        .map((named) => `${key}: ${named.join()}`),
    )
    expect(wrong).toEqual([])
  })
})

describe.each(Object.keys(locales) as Locale[])('in %s', (locale) => {
  test('every message can be formatted', () => {
    const translate = createTranslator<Messages>({
      locale,
      messages: catalogues[locale],
      timeZone: 'UTC',
      formats: { dateTime: { moment: { dateStyle: 'medium' } } },
      onError: (error) => {
        throw error
      },
    })
    for (const key of english.keys())
      for (const n of [0, 1, 2, 1000]) {
        const said = translate.markup(key as never, valuesFor(key, n) as never)
        expect(said, key).not.toMatch(/[{}]|undefined|\[object/)
      }
  })
})

/** A value for every placeholder of a message. */
function valuesFor(key: string, n: number) {
  const { wants } = readMessage(english.get(key) ?? '')
  return Object.fromEntries(
    wants.map((want) => {
      const [name = '', kind] = want.slice(1, -1).split(', ')
      if (want.startsWith('<')) return [name, (chunks: string) => chunks]
      if (kind === 'date') return [name, new Date(0)]
      return [name, kind === 'plural' || kind === 'number' ? n : `Acme & ${n}`]
    }),
  )
}

test('a text pending translation is shown in English', () => {
  const theirs = { new: `${TO_TRANSLATE}New project`, group: { name: 'Name (de)' } }
  expect(overlay({ new: 'New project', group: { name: 'Name' } }, theirs)).toEqual({
    new: 'New project',
    group: { name: 'Name (de)' },
  })
})
