import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = ['app', 'components', 'docs', 'lib', 'prisma', 'scripts']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .filter((path) => !/\.test\.tsx?$|^lib\/(generated|testing)\//.test(path))

const begins = [
  /(?<!function )\bcreateSession\(/g,
  /\bsession\.(create|upsert)\w*/g,
  /\bINSERT INTO "Session"/g,
  /\bsessions: \{\s*(create|connect)\w*/g,
]

test('every way to sign in uses beginSession: nothing else writes a session', () => {
  const found = sources.flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    return begins.flatMap((begin) => [...text.matchAll(begin)].map(([what]) => `${path}: ${what}`))
  })
  expect(found.toSorted()).toEqual([
    'lib/accounts/sign-in/begin-session.ts: createSession(',
    'lib/accounts/sign-in/begin-session.ts: session.create',
  ])
})
