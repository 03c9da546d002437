import { domainToASCII, domainToUnicode } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodePunycode } from '@/lib/text/decode-punycode'
import { nameSchema } from '@/lib/text/name-text'
import { anyCharacter } from '@/lib/testing/any-character'

const schema = nameSchema('missing', 'long')
const verdict = (name: string) => {
  const { success, data, error } = schema.safeParse(name)
  return success ? data : error.issues[0]?.message
}

test.each([
  'Olive Owner',
  'O’Brien-Müller, Jr.',
  'Αθηνά Παπαδοπούλου',
  'Анна Ахматова',
  'ООО Acme',
  'Acme Россия',
  'Acme株式会社',
  'スターバックスABC',
  'ＡＣＭＥ',
  '삼성 SDS',
  'Σ-Labs 7',
  'µTorrent',
  'محمد رضا می\u200cخواهم',
  'شرکت فن\u200cآوری',
  'ශ්\u200dරී ලංකා',
  'க்\u200cஷ',
  'क्\u200dष',
  'രാജന്\u200d',
  'Family 👨\u200d👩\u200d👧\u200d👦',
  'Pride 🏳\uFE0F\u200d🌈',
  'Love ❤\uFE0F',
  'Thumbs 👍🏽',
  '👩🏽\u200d💻 Ada',
  'Keys 1\uFE0F\u20E3',
  'Scotland \u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
])('keeps a real name: %s', (name) => {
  expect(verdict(name)).toBe(name)
})

test.each([
  ['\u200BOlive\u200B', 'Olive'],
  ['\uFEFF Olive\u00A0', 'Olive'],
  ['\u202AOlive\u202C', 'Olive'],
  ['\u2060Olive\u00AD', 'Olive'],
  ['\u200EOlive\u200F', 'Olive'],
  ['Olive\u00A0 Owner', 'Olive Owner'],
  ['Mu\u0308ller', 'Müller'],
])('removes characters that came along when copying: %j', (typed, name) => {
  expect(verdict(typed)).toBe(name)
})

test.each([
  'Oli\u200Bve',
  'Oli\u200Dve',
  'Oli\u200Cve',
  'Oli\u00ADve',
  'Oli\u2060ve',
  'Oli\uFEFFve',
  'Oli\u202Eevil',
  'Oli\u2066ve\u2069',
  'Oli\u3164ve',
  'Oli\uFE0Fve',
  'Oli\u034Fve',
  'Oli\u{E0041}ve',
  'Oli\uE000ve',
  'Oli\u0007ve',
  'Oli\uD800ve',
])('refuses an invisible character inside a name: %j', (name) => {
  expect(verdict(name)).toBe('name-characters')
})

test.each(['Аcme', 'Acmе', 'Pаypal Inc', 'Gοοgle', 'Αcme', 'Міcrosoft', 'Acme Ltԁ', 'Ꭺcme'])(
  'refuses a word that mixes alphabets: %s',
  (name) => {
    expect(verdict(name)).toBe('name-alphabets')
  },
)

test.each(['', ' ', '\u200B', '\u2060 \uFEFF'])(
  'refuses a name without visible characters: %j',
  (name) => {
    expect(verdict(name)).toBe('missing')
  },
)

test('cleaning a cleaned name changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 20 }), (typed) => {
      const { success, data } = schema.safeParse(typed)
      if (success) expect(schema.parse(data)).toBe(data)
    }),
    { numRuns: 3_000 },
  )
})

describe('an encoded label', () => {
  test('decodes as Node does', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aé漢字ñüßяжאब日本-0'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(letters, (label) => {
        const ascii = domainToASCII(`${label}.test`).split('.')[0] ?? ''
        if (!ascii.startsWith('xn--')) return
        expect(`${decodePunycode(ascii.slice(4))}.test`).toBe(domainToUnicode(`${ascii}.test`))
      }),
    )
  })

  test.each(['!', 'a-!', '99999999', 'ü'])('is null if it is invalid: %j', (label) => {
    expect(decodePunycode(label)).toBeNull()
  })
})
