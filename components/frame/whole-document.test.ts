import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Pages whose document may begin with a skeleton, since their data takes seconds. */
const slowPages: string[] = []

test('beside every skeleton stands a layout that keeps it out of documents', () => {
  const folders = fs
    .readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'loading.tsx')
    .map((file) => path.dirname(file))
    // What lies over another page is come to by a click alone.
    .filter((folder) => !/\(\.+\)/.test(folder))
  expect(folders.length).toBeGreaterThan(10)
  const without = folders.filter((folder) => {
    const layout = path.join('app', folder, 'layout.tsx')
    return !fs.existsSync(layout) || !/WholeDocument/.test(fs.readFileSync(layout, 'utf8'))
  })
  expect(without).toEqual(slowPages)
})
