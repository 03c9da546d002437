import fc from 'fast-check'
import { expect, test } from 'vitest'
import config from '@/guildhall.config'
import { negotiateLocale } from '@/lib/i18n/request-locale'
import { anyCharacter } from '@/lib/testing/any-character'

test.each([
  ['de', 'de'],
  ['de-DE,de;q=0.9,en;q=0.8', 'de'],
  ['de-AT', 'de'],
  ['de-CH, fr;q=0.9', 'de'],
  ['DE-de', 'de'],
  ['ja', 'ja'],
  ['ja-JP,ja;q=0.9,en-US;q=0.8', 'ja'],
  ['en', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['en-GB,en-US;q=0.9,en;q=0.8', 'en-GB'],
  ['en-AU', 'en-GB'],
  ['en-IE,en;q=0.9', 'en-GB'],
  // The first one available, ordered by weight.
  ['eo', 'en'],
  ['eo,ja;q=0.5', 'ja'],
  ['eo;q=0.9, de;q=0.4, ja;q=0.6', 'ja'],
  ['en;q=0.1, de', 'de'],
  ['en;q=0, de', 'de'],
  ['zh-Hant-TW, ja', 'ja'],
  // Nothing, or nothing that is a valid language.
  ['', 'en'],
  [null, 'en'],
  [undefined, 'en'],
  ['*', 'en'],
  ['*;q=0.5, de', 'de'],
  ['x!, de', 'de'],
  ['-', 'en'],
  ['__proto__', 'en'],
  ['de;q=NaN', 'en'],
  [`${'xx,'.repeat(5000)}de`, 'en'],
])('Accept-Language %j: %s', (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale)
})

test('any header gets a language that is offered', () => {
  const part = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.constantFrom('de', 'ja', 'en-GB', '*', ';q='),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(config.locales).toContain(negotiateLocale(parts.join(',')))
    }),
  )
})
