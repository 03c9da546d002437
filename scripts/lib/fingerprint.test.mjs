import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from './fingerprint.mjs'

let folder
const write = (file, text) => fs.writeFileSync(path.join(folder, file), text)
const print = (skip) => fingerprint(folder, ['app', 'missing', 'one.ts'], skip)

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fingerprint-'))
  fs.mkdirSync(path.join(folder, 'app'))
  write('app/page.tsx', 'page')
  write('one.ts', '1')
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

test('stays the same if only a time changes', () => {
  const before = print()
  fs.utimesSync(path.join(folder, 'one.ts'), 1, 1)
  expect(print()).toBe(before)
})

test('changes with content, a name, or an added or removed file', () => {
  const seen = new Set([print()])
  write('app/page.tsx', 'page!')
  seen.add(print())
  fs.renameSync(path.join(folder, 'app/page.tsx'), path.join(folder, 'app/pages.tsx'))
  seen.add(print())
  write('app/empty.ts', '')
  seen.add(print())
  expect(seen.size).toBe(4)
})

test('ignores what is skipped', () => {
  const before = print()
  write('app/page.test.ts', 'test')
  expect(print((file) => file.endsWith('.test.ts'))).toBe(before)
  expect(print()).not.toBe(before)
})
