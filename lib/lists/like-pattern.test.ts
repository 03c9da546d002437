import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pool } from '@/lib/db'
import { anyCharacter } from '@/lib/testing/any-character'
import { likePattern, likePatterns } from './like-pattern'

const finds = async (search: string, text: string) =>
  (await pool().query('SELECT $1::text ILIKE ANY($2) AS found', [text, likePatterns(search)]))
    .rows[0].found

test.each<[string, string, boolean]>([
  ['mia', 'Mia Müller', true],
  ['MÜLL', 'Mia Müller', true],
  [' mia ', 'Mia Müller', true],
  ['max', 'Mia Müller', false],
  // Wildcards are literal.
  ['%', 'Mia', false],
  ['_', 'Mia', false],
  ['\\', 'Mia', false],
  ['100%', '100% Mia', true],
  ['m_a', 'Mia', false],
  ['m_a', 'm_a', true],
  ['a\\b', 'a\\b', true],
  ['\\%', 'a\\%b', true],
  ["'; DROP TABLE", "'; DROP TABLE", true],
  // Full-width letters, and substrings.
  ['ｍｉａ', 'mia', true],
  ['㈱アクメ', '㈱アクメ', true],
  ['ＡＣＭＥ', 'ＡＣＭＥ商事', true],
  ['Mu\u0308ller', 'Müller', true],
  ['\0\tMia\0', 'Mia', true],
])('%j in %j: %s', async (search, text, expected) => {
  expect(await finds(search, text)).toBe(expected)
})

test('PostgreSQL accepts and finds any text', async () => {
  const typed = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.string({ unit: fc.constantFrom(...'%_\\a ') }),
  )
  await fc.assert(
    fc.asyncProperty(typed, async (search) => {
      for (const form of ['NFKC', 'NFC']) {
        const text = search.normalize(form).replaceAll('\0', '').trim()
        expect(await finds(search, `before ${text} after`)).toBe(true)
      }
    }),
  )
})

test('an overlong text is not searched for', () => {
  expect(likePattern('x'.repeat(100_000))).toHaveLength(102)
})
