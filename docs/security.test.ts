import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/security.md', 'utf8')

/** Each test that a page names: `file`: “title”, followed by further titles of the same file. */
const named = [page, readFileSync('docs/guarantees.md', 'utf8')].flatMap((text) =>
  [...text.matchAll(/`([^`\s]+\.(?:test|spec)\.(?:ts|mjs))`: (“[^”]+”(?:[;,] “[^”]+”)*)/g)].flatMap(
    ([, file = '', titles = '']) =>
      [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => [file, title] as const),
  ),
)

test.each(named)('a test named in the docs exists: %s: %s', (file, title) => {
  expect(existsSync(file), file).toBe(true)
  // As in the source: a title may contain `${…}`, and an apostrophe may be escaped.
  expect(readFileSync(file, 'utf8').replaceAll("\\'", "'")).toContain(title)
})

test.each([...new Set(page.match(/(?<=`)[\w./[\]()-]+\/[\w.-]+\.(?:ts|tsx|mjs)(?=`)/g))])(
  'a file named on the security page exists: %s',
  (file) => expect(existsSync(file)).toBe(true),
)

test('the security page has a row for each requirement, with a test or a reason', () => {
  const rows = [...page.matchAll(/^\| (R\d\d) +\|(.+)\|(.+)\|$/gm)]
  const all = Array.from({ length: 71 }, (_, n) => `R${String(n + 1).padStart(2, '0')}`)
  expect(rows.map(([, requirement]) => requirement)).toEqual(all)
  for (const [row, , , proof = ''] of rows)
    expect(proof, row).toMatch(/`: “|Partly: |Not yet: |Nothing to test: |Written in /)
})
