import { hash } from '@node-rs/argon2'
import { describe, expect, test, vi } from 'vitest'
import { hashPassword, verifyPassword } from '@/lib/accounts/passwords/passwords'

vi.unmock('@node-rs/argon2')

const password = 'brisk teal otters swim'

test('a hash is Argon2id with 64 MiB and three passes, salted', async () => {
  const [one, two] = [await hashPassword(password), await hashPassword(password)]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(one).not.toBe(two)
})

describe('only the exact password matches', async () => {
  const long = `${'the slow green fox '.repeat(13)}ends`
  const hashed = await hashPassword(long)

  test.each<[string, string, boolean]>([
    ['itself', long, true],
    ['with more at the end', `${long}x`, false],
    ['without its last character', long.slice(0, -1), false],
    ['in capitals', long.toUpperCase(), false],
    ['with a leading space', ` ${long}`, false],
    ['empty', '', false],
  ])('%s: %s', async (_, typed, expected) => {
    expect(await verifyPassword(hashed, typed)).toBe(expected)
  })
})

test("without a hash nothing matches, not even the dummy's password", async () => {
  for (const typed of [password, 'nobody has this password', ''])
    expect(await verifyPassword(null, typed)).toBe(false)
})

test.each([
  ['NFD', 'NFC'],
  ['NFC', 'NFD'],
  ['NFKC', 'NFD'],
] as const)('a password typed in %s matches when typed in %s', async (one, other) => {
  const password = 'zwölf müde Bären ﬁnden Äpfel'
  const stored = await hashPassword(password.normalize(one))
  expect(await verifyPassword(stored, password.normalize(other))).toBe(true)
  expect(await verifyPassword(stored, password.replace('ö', 'o'))).toBe(false)
})

test.each(['NFC', 'NFD'] as const)(
  'a hash of the text as typed in %s, from before passwords were normalized, matches',
  async (form) => {
    const password = 'zwölf müde Bären finden Äpfel'
    const stored = await hash(password.normalize(form))
    for (const typed of ['NFC', 'NFD'] as const)
      expect(await verifyPassword(stored, password.normalize(typed))).toBe(true)
  },
)
