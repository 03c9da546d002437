import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyCheckout } from './checkout-copy.mjs'

const { folder, read, changes, node, remove } = copyCheckout('example-remove')
afterAll(remove)
/** Pure tests that read the project's files, texts or configuration. */
const readTheSources = [
  ...['docs', 'lib/access', 'lib/action', 'lib/events', 'lib/i18n/catalogues'],
  ...['lib/accounts/sign-in/one-end', 'lib/members/one-way', 'scripts/lib'],
]
const inCopy = (...args: string[]) => node(args)

test('types, lint and unit tests pass without the example', { timeout: 600_000 }, async () => {
  const { stdout } = await inCopy('scripts/run.mjs', 'example-remove')
  expect(stdout).toContain('The example is removed.')
  const isThere = (file: string) => existsSync(path.join(folder, file))
  expect(changes().filter((file) => isThere(file) && /(^|\/|_)products\b/.test(file))).toEqual([])
  expect(isThere('lib/products')).toBe(false)
  expect(read('guildhall.config.ts')).toContain('resources: {},')
  expect(read('prisma/schema.prisma')).not.toMatch(/Product/)
  const left = changes().filter(isThere)
  const changed = left.filter((file) => /\.(ts|mjs)$/.test(file))
  expect(changed).toContain('e2e/forms.spec.ts')
  await inCopy('node_modules/next/dist/bin/next', 'typegen')
  await Promise.all([
    inCopy('node_modules/typescript-native/bin/tsc', '--noEmit').then(() =>
      inCopy('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '.', '--output-type=err'),
    ),
    inCopy('node_modules/prettier/bin/prettier.cjs', '--check', '--ignore-unknown', ...left).then(
      () => inCopy('node_modules/vitest/vitest.mjs', 'run', '--project', 'pure', ...readTheSources),
    ),
    inCopy('node_modules/eslint/bin/eslint.js', '--max-warnings=0', ...changed),
  ])
  // The remaining migrations create exactly the schema.
  const diff = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma', '--exit-code']
  await node(['node_modules/prisma/build/index.js', 'migrate', 'diff', ...diff], {
    DATABASE_URL: process.env.DATABASE_URL ?? '',
  })
})
