import { expect, test } from 'vitest'
import { parseAddresses } from '@/lib/invitations/parse-addresses'

const read = (text: string) =>
  parseAddresses(text).map(({ text: given, email, isRepeated }) =>
    email === null ? `? ${given}` : isRepeated ? `${email} again` : email,
  )

test.each<[string, string, string[]]>([
  ['one a line', 'mia@acme.test\nmax@acme.test', ['mia@acme.test', 'max@acme.test']],
  ['lines of Windows, and empty ones', '\r\n mia@acme.test \r\n\r\n', ['mia@acme.test']],
  ['commas', 'mia@acme.test, max@acme.test', ['mia@acme.test', 'max@acme.test']],
  ['semicolons', 'mia@acme.test;max@acme.test;', ['mia@acme.test', 'max@acme.test']],
  ['spaces', 'mia@acme.test max@acme.test', ['mia@acme.test', 'max@acme.test']],
  ['a name before it', 'Mia <Mia@Acme.test>', ['mia@acme.test']],
  [
    'names with commas',
    '"Acme, Mia" <mia@acme.test>, Max <max@acme.test>',
    ['mia@acme.test', 'max@acme.test'],
  ],
  ['a name without brackets', 'Mia mia@acme.test', ['mia@acme.test']],
  ['a link', 'mailto:mia@acme.test', ['mia@acme.test']],
  [
    'a table with headings',
    '\uFEFFName,Email\nMia,mia@acme.test\n"Acme, Max","max@acme.test"',
    ['mia@acme.test', 'max@acme.test'],
  ],
  [
    'a table with tabs',
    'mia@acme.test\tMember\nmax@acme.test\tAdmin',
    ['mia@acme.test', 'max@acme.test'],
  ],
  [
    'twice, in another spelling',
    'mia@acme.test\nMIA@ACME.test',
    ['mia@acme.test', 'mia@acme.test again'],
  ],
  ['full-width letters', 'ｍia＠acme.test', ['mia@acme.test']],
  ['what is no address', 'mia\nmia@\nmia@acme.test', ['? mia', '? mia@', 'mia@acme.test']],
  ['a heading later on is no heading', 'mia@acme.test\nemail', ['mia@acme.test', '? email']],
  [
    'an address that hides another',
    'Mia <mia@acme.test,max@acme.test>',
    ['? mia@acme.test,max@acme.test'],
  ],
  ['nothing', ' \n\t\n', []],
])('%s', (_, text, expected) => {
  expect(read(text)).toEqual(expected)
})

test('a long wrong line is told shortly, and 100,000 characters are read at once', () => {
  expect(parseAddresses('x'.repeat(1000))[0]!.text).toHaveLength(254)
  const began = performance.now()
  parseAddresses('"'.repeat(100_000))
  parseAddresses('<'.repeat(100_000))
  parseAddresses('a@'.repeat(50_000))
  expect(performance.now() - began).toBeLessThan(5_000)
})
