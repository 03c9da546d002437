import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/asvs.md', 'utf8')
const security = readFileSync('docs/security.md', 'utf8')

/** Expands `1.2.1-5` to 1.2.1 to 1.2.5. */
const written = (text: string) =>
  text.split(' ').flatMap((each) => {
    const [, section = '', first = '', last = first] = /^(\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(each)!
    const length = Number(last) - Number(first) + 1
    return Array.from({ length }, (_, n) => `${section}.${Number(first) + n}`)
  })

// From OWASP_Application_Security_Verification_Standard_5.0.0_en.csv.
const level1 = written(
  '1.2.1-5 1.3.1-2 1.5.1 2.1.1 2.2.1-2 2.3.1 3.2.1-2 3.3.1 3.4.1-2 3.5.1-3 4.1.1 4.4.1 5.2.1-2 5.3.1-2 6.1.1 6.2.1-8 6.3.1-2 6.4.1-2 7.2.1-4 7.4.1-2 8.1.1 8.2.1-2 8.3.1 9.1.1-3 9.2.1 10.4.1-5 11.3.1-2 11.4.1 12.1.1 12.2.1-2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1',
)
const level2 = written(
  '1.1.1-2 1.2.6-9 1.3.3-11 1.4.1-3 1.5.2 2.1.2-3 2.2.3 2.3.2-4 2.4.1 3.3.2-4 3.4.3-6 3.5.4-5 3.7.1-2 4.1.2-3 4.2.1 4.3.1-2 4.4.2-4 5.1.1 5.2.3 5.4.1-3 6.1.2-3 6.2.9-12 6.3.3-4 6.4.3-4 6.5.1-5 6.6.1-3 6.8.1-4 7.1.1-3 7.3.1-2 7.4.3-5 7.5.1-2 7.6.1-2 8.1.2 8.2.3 8.4.1 9.2.2-4 10.1.1-2 10.2.1-2 10.3.1-4 10.4.6-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.3 11.4.2-4 11.5.1 11.6.1 12.1.2-3 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.2-5 14.1.1-2 14.2.2-4 14.3.2-3 15.1.2-3 15.2.2-3 15.3.2-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2',
)

const rows = [...page.matchAll(/^\| ([\d., ]+?) +\| (met|none|yours|not) +\| (.+?) +\|$/gm)]
const answers = rows.flatMap(([, ids = '', answer = '']) =>
  ids.split(', ').map((id) => [id, answer] as const),
)

test('answers each requirement of level 1 and 2 once', () => {
  expect([level1.length, level2.length]).toEqual([70, 183])
  expect(answers.map(([id]) => id).sort()).toEqual([...level1, ...level2].sort())
})

test.each([
  [1, level1],
  [2, level2],
])('counts the rows of level %i correctly', (level, ids) => {
  const [, ...counts] =
    new RegExp(`^\\| ${level} +${'\\| (\\d+) +'.repeat(5)}\\|$`, 'm').exec(page) ?? []
  const count = (wanted: string) =>
    answers.filter(([id, answer]) => ids.includes(id) && answer === wanted).length
  expect(counts.map(Number)).toEqual([
    ids.length,
    ...['met', 'none', 'yours', 'not'].map((answer) => count(answer)),
  ])
})

test('meets level 1 completely, and level 2 except for at most one in twenty', () => {
  const missed = answers.filter(([, answer]) => answer === 'not').map(([id]) => id)
  expect(missed.filter((id) => level1.includes(id))).toEqual([])
  expect(missed.length).toBeLessThanOrEqual((level1.length + level2.length) / 20)
})

test('names only files and tests that exist', () => {
  for (const [, , , how = ''] of rows) {
    for (const [row] of how.matchAll(/\bR\d\d\b/g)) expect(security, row).toContain(`| ${row} `)
    for (const [, file = ''] of how.matchAll(/`((?:lib|e2e|scripts|prisma)\/[^`*\s]+)`/g))
      expect(existsSync(file), file).toBe(true)
  }
})
