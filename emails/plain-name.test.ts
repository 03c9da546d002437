import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainName } from './mail-values'

const family = '👨‍👩‍👧‍👦'

describe('ordinary names are unchanged', () => {
  test.each([
    'Olive Oliver',
    'Acme, Inc.',
    'O’Neill & Sons (Dublin) "Quality" <since 1921>',
    'Müller GmbH & Co. KG',
    'Nguyễn Thị Minh Khai',
    '株式会社ギルド',
    'モーニング娘。',
    'شرکت نمونه‌ها',
    'क्षत्रिय',
    '葛󠄀城',
    `The ${family} club ❤️`,
    'AT&T / R+D #1 100%',
  ])('%s', (name) => expect(plainName(name)).toBe(name.normalize('NFC')))
})

describe('hostile names become plain text', () => {
  test.each([
    ['Acme\r\nBcc: all@evil.example', 'Acme Bcc: all (at) evil. example'],
    ['Acme\n\n<h1>Hello</h1>', 'Acme <h1>Hello</h1>'],
    ['Acme\u0000\u0007\u001b[31m', 'Acme[31m'],
    ['evil\u0000\u0327', 'evi\u013c'],
    ['Acme\u2028Zenith\u2029!', 'Acme Zenith !'],
    ['  Acme \t\u00a0\u3000 Zenith  ', 'Acme Zenith'],
    ['\u202egnp.exe\u202c', 'gnp. exe'],
    ['\u2066Acme\u2069\u200e\u200f\u061c', 'Acme'],
    ['A\u200bc\u2060m\ufeffe\u00ad', 'Acme'],
    ['evil\u200c.example', 'evil. example'],
    ['ht\u200dtps://evil.example', 'evil. example'],
    ['Acme\u{e0041}\u{e0042}', 'Acme'],
    ['Acme\ufe0f\u{e0101}', 'Acme'],
    ['\u3164\u2800', '—'],
    ['', '—'],
    ['\ud800Acme', 'Acme'],
    ['http://evil.example', 'evil. example'],
    ['HTTPS://EVIL.EXAMPLE/login?a=b', 'EVIL. EXAMPLE/login?a=b'],
    ['see https:\\\\evil.example', 'see evil. example'],
    ['http:a:////evil.example', 'http: evil. example'],
    ['hthttp://tp://evil.example', 'evil. example'],
    ['://evil', 'evil'],
    ['www.evil.example', 'www. evil. example'],
    ['evil.example/a.b', 'evil. example/a. b'],
    ['evil．example', 'evil． example'],
    ['evil。example', 'evil。 example'],
    ['192.168.0.1', '192. 168. 0. 1'],
    ['mia@acme.test', 'mia (at) acme. test'],
    ['mailto:mia@acme.test', 'mailto:mia (at) acme. test'],
    ['Booking.com', 'Booking. com'],
    ['[Acme](http://evil.example)', '[Acme]( evil. example)'],
    [`Z${'\u0316'.repeat(40)}algo`, `Z${'\u0316'.repeat(4)}algo`],
  ])('%j', (name, plain) => expect(plainName(name)).toBe(plain))
})

test('a long name is truncated at 64 characters', () => {
  expect(plainName('a'.repeat(64))).toBe('a'.repeat(64))
  expect(plainName('a'.repeat(65))).toBe(`${'a'.repeat(63)}…`)
  expect(plainName('𝒜'.repeat(65))).toBe(`${'𝒜'.repeat(63)}…`)
  expect(plainName(`${'a'.repeat(62)} b and more`)).toBe(`${'a'.repeat(62)}…`)
})

test('any text becomes one short line without a link', () => {
  const piece = fc.constantFrom(
    'http',
    ':',
    '/',
    '\\',
    '.',
    '@',
    'evil',
    ' ',
    '\n',
    '\u200d',
    '\ufe0f',
    family,
  )
  const typed = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 })
  fc.assert(
    fc.property(typed, (pieces) => {
      const plain = plainName(pieces.join(''))
      expect([...plain].length).toBeLessThanOrEqual(64)
      expect(plain).toMatch(/\S/)
      expect(plain).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}@]|:[\\/]{2}|[^\s.]\.[\p{L}\p{N}]/u)
      expect(plain.replace(/[\u200c\u200d]/g, '')).not.toMatch(/\p{Cf}/u)
      expect(plainName(plain)).toBe(plain)
    }),
    { numRuns: 2000 },
  )
})
