import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = ['app', 'components']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
  .map((entry) => `${entry.parentPath}/${entry.name}`)

/** Finds what matches, as "file: text". */
const found = (pattern: RegExp) =>
  sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(pattern)].map(([text]) => `${path}: ${text}`),
  )

test('the column of buttons is called “Actions” for screen readers', () => {
  const columns = found(/label: \w+\('[\w.]+'\),\s*hidden: true/g)
  expect(columns.length).toBeGreaterThan(8)
  expect(columns.filter((text) => !/actions'\)/.test(text))).toEqual([])
})

test('a link in a sentence is inline: the comma after it would begin a line after a box', () => {
  expect(found(/<TextLink\b[^>]*\binline-block\b/g)).toEqual([])
})
