import fc from 'fast-check'
import { transliterate } from 'transliteration'
import { describe, expect, test } from 'vitest'
import {
  needsTables,
  reservedSlugs,
  slugFrom,
  slugSchema,
  SLUG_MAX,
} from '@/lib/organizations/slug'
import { anyCharacter } from '@/lib/testing/any-character'

const made = (name: string) => slugFrom(name, transliterate)
const isSlug = (text: string) => slugSchema.safeParse(text).success
const problem = (text: string) => slugSchema.safeParse(text).error?.issues[0]?.message

describe('a slug is generated from a name', () => {
  test.each([
    ['Acme', 'acme'],
    ['Acme Ltd.', 'acme-ltd'],
    ['  Acme   &  Sons  ', 'acme-sons'],
    ['Rock ’n’ Roll', 'rock-n-roll'],
    ["Olive's Acme", 'olives-acme'],
    ['A_B.C/D', 'a-b-c-d'],
    ['Müller & Söhne', 'muller-sohne'],
    ['Crème Brûlée', 'creme-brulee'],
    ['Łódź', 'lodz'],
    ['Straße', 'strasse'],
    ['Ærø', 'aero'],
    ['Ελλάδα', 'ellada'],
    ['Москва', 'moskva'],
    ['Київ', 'kiiv'],
    ['ירושלים', 'yrvshlym'],
    ['القاهرة', 'lqhr'],
    ['दिल्ली', 'dillii'],
    ['กรุงเทพ', 'krungethph'],
    ['北京大学', 'bei-jing-da-xue'],
    ['東京タワー', 'dong-jing-tawa'],
    ['서울', 'seoul'],
    ['Ａｃｍｅ', 'acme'],
    ['ﬁve', 'five'],
    ['²³', '23'],
    ['Acme 🎉 Party', 'acme-party'],
    // Nothing is left, or too little, or a reserved word.
    ['🎉', 'my-org'],
    ['', 'my-org'],
    ['   ', 'my-org'],
    ['---', 'my-org'],
    ['X', 'x-org'],
    ['Admin', 'admin-org'],
    ['new', 'new-org'],
    // Truncated if too long, without a hyphen at the end.
    ['x'.repeat(60), 'x'.repeat(50)],
    [`${'x'.repeat(49)} y`, 'x'.repeat(49)],
  ])('%j → %s', (name, slug) => {
    expect(made(name)).toBe(slug)
  })

  test('for any name, the result is accepted by the form', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: anyCharacter, maxLength: 80 }),
      fc.constantFrom(...reservedSlugs),
      fc.stringMatching(/^[a-z0-9 -]{0,80}$/),
    )
    fc.assert(
      fc.property(name, (text) => isSlug(made(text))),
      { numRuns: 3_000 },
    )
  })

  test.each([
    ['Acme Ltd.', false],
    ['Müller & Söhne', false],
    ['Việt Nam', false],
    ['ﬁve', false],
    ['Łódź', true],
    ['Straße', true],
    ['Ærø', true],
    ['Đà Nẵng', true],
    ['Diyarbakır', true],
    ['Москва', true],
  ])('for %j, the tables are needed: %s', (name, isNeeded) => {
    expect(needsTables(name)).toBe(isNeeded)
  })

  test('a name that does not need the tables has the same slug without them', () => {
    const letter = fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCodePoint(code))
    const name = fc.oneof(
      fc.string({ unit: letter, maxLength: 20 }),
      fc.string({ unit: anyCharacter, maxLength: 20 }),
    )
    fc.assert(
      fc.property(name, (text) => {
        if (!needsTables(text)) expect(slugFrom(text, (same) => same)).toBe(made(text))
      }),
      { numRuns: 3_000 },
    )
  })

  test('a slug generates itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{2,20}(-[a-z0-9]{1,20})?$/), (slug) => {
        fc.pre(!reservedSlugs.has(slug))
        expect(made(slug)).toBe(slug)
      }),
    )
  })
})

describe('a typed slug', () => {
  test.each(['ab', 'acme', 'acme-2', 'a-b-c', '42', 'a--b', 'x'.repeat(50), ' acme '])(
    'is accepted: %j',
    (text) => {
      expect(slugSchema.parse(text)).toBe(text.trim())
    },
  )

  test.each([
    ['', 'slug-missing'],
    ['   ', 'slug-missing'],
    ['a', 'slug-short'],
    ['x'.repeat(51), 'slug-long'],
    ['Acme', 'slug-characters'],
    ['-acme', 'slug-characters'],
    ['acme-', 'slug-characters'],
    ['--', 'slug-characters'],
    ['ac me', 'slug-characters'],
    ['ac_me', 'slug-characters'],
    ['acme.com', 'slug-characters'],
    ['@/lib/acme', 'slug-characters'],
    ['äcme', 'slug-characters'],
    ['acmе', 'slug-characters'], // a Cyrillic е
    ['acme\u200b', 'slug-characters'],
    ['ac\nme', 'slug-characters'],
    ['admin', 'slug-reserved'],
    ['new', 'slug-reserved'],
    ['api', 'slug-reserved'],
  ])('is refused: %j: %s', (text, message) => {
    expect(problem(text)).toBe(message)
  })

  test('is refused if it is not text', () => {
    for (const value of [undefined, null, 1, ['acme'], {}])
      expect(slugSchema.safeParse(value).success).toBe(false)
  })
})

test(`all ${reservedSlugs.size} reserved words are refused, and each is needed`, () => {
  for (const word of reservedSlugs) {
    expect(problem(word) === 'slug-reserved' || word.length < 2, word).toBe(true)
    expect(word.length).toBeLessThanOrEqual(SLUG_MAX)
  }
})
