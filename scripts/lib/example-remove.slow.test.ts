import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
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
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

test('it is refused while a resource refers to products', { timeout: 240_000 }, async () => {
  await inCopy(
    ...['scripts/run.mjs', 'resource-new', 'ticket', 'title:text', 'product:relation(product)?'],
  )
  const before = changes()
  expect(before).toContain('lib/tickets/tickets.test.ts')
  await expect(inCopy('scripts/run.mjs', 'example-remove')).rejects.toThrow(
    /\n"product" cannot be removed while prisma\/tickets\.prisma points at it: remove that first\.\n$/,
  )
  expect(changes()).toEqual(before)
  await inCopy('scripts/run.mjs', 'resource-remove', 'ticket')
  expect(changes()).toEqual([])
})

test.each(['lib/tenancy/own.test.ts', 'scripts/own.test.ts'])(
  'it is refused while the developer’s %s uses products',
  { timeout: 60_000 },
  async (file) => {
    write(file, "import { product } from '@/lib/products/testing'\n")
    await expect(inCopy('scripts/run.mjs', 'example-remove')).rejects.toThrow(
      new RegExp(`"product" cannot be removed while ${file} uses it`),
    )
    expect(changes()).toEqual([file])
    rmSync(path.join(folder, file))
  },
)

test('types, lint and unit tests pass without the example', { timeout: 600_000 }, async () => {
  // A test of the core that the developer has rewritten for a resource of their own.
  const rewritten = 'lib/members/held-view.test.ts'
  write(
    rewritten,
    "import { expect, test } from 'vitest'\n\ntest('own', () => expect(1).toBe(1))\n",
  )
  const stale = '.next/types/validator.ts'
  write(stale, "import '../../app/orgs/[slug]/products/page.js'\n")
  const { stdout } = await inCopy('scripts/run.mjs', 'example-remove')
  expect(stdout).toContain('The example is removed.')
  expect(stdout).toContain('Removed: lib/tenancy/for-user.test.ts')
  expect(stdout).not.toContain(rewritten)
  const isThere = (file: string) => existsSync(path.join(folder, file))
  expect(changes().filter((file) => isThere(file) && /(^|\/|_)products\b/.test(file))).toEqual([])
  expect(isThere('lib/products')).toBe(false)
  expect(isThere('lib/tenancy/for-user.test.ts')).toBe(false)
  expect(isThere('scripts/lib/example-remove.mjs')).toBe(false)
  expect(isThere(rewritten)).toBe(true)
  expect(isThere(stale)).toBe(false)
  expect(read('package.json')).not.toContain('example:remove')
  expect(read('guildhall.config.ts')).not.toMatch(/\bproducts\b/)
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
      () =>
        inCopy('node_modules/vitest/vitest.mjs', 'run', '--project', 'pure*', ...readTheSources),
    ),
    inCopy('node_modules/eslint/bin/eslint.js', '--max-warnings=0', ...changed),
  ])
  const map = 'docs/django-organizations.test.ts'
  // With its own, migrated PostgreSQL.
  await node(['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', map], {
    TEST_DATABASE_URL: '',
  })
  // The remaining migrations create exactly the schema.
  const diff = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma', '--exit-code']
  await node(['node_modules/prisma/build/index.js', 'migrate', 'diff', ...diff], {
    DATABASE_URL: process.env.DATABASE_URL ?? '',
  })
})
