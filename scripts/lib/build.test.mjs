import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sources } from './build.mjs'
import { root } from './root.mjs'

test('everything the app imports counts for whether a build is up to date', () => {
  const read = sources()
  const isRead = (file) => read.some((from) => file === from || file.startsWith(`${from}/`))
  const left = read
    .flatMap(filesIn)
    .flatMap(importsOf)
    .filter((file) => !isRead(file))
  expect(left).toEqual([])
  expect(read).toEqual(expect.arrayContaining(['kinds', 'messages', 'guildhall.config.ts']))
  expect(read).not.toEqual(expect.arrayContaining(['node_modules']))
})

function filesIn(from) {
  const at = path.join(root, from)
  if (!fs.statSync(at).isDirectory()) return [from]
  const files = fs.readdirSync(at, { recursive: true }).map((file) => `${from}/${file}`)
  return files.filter(
    (file) => /(?<!\.test)\.tsx?$/.test(file) && !/^lib\/(testing|generated)\//.test(file),
  )
}

/** The project files that a file imports from the root, ignoring examples in comments. */
const importsOf = (file) =>
  [...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/'@\/([^']+)'/g)].flatMap(([, to]) =>
    ['', '.ts', '.tsx']
      .map((end) => to + end)
      .filter((each) => fs.existsSync(path.join(root, each))),
  )
