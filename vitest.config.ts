import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { isOfCore, sortTests } from './scripts/lib/sort-tests'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const alias = [
  // A marker for Next's bundler, which has no effect outside it.
  { find: 'server-only', replacement: here('./lib/testing/server-only.ts') },
  { find: /^@\//, replacement: here('./') },
]
const coreConfig = { find: '@/guildhall.config', replacement: here('./lib/testing/core.config.ts') }
// Passwords at the lowest cost, and what Next's functions return where it runs no request.
const standIns = [
  { find: /^@node-rs\/argon2$/, replacement: here('./lib/testing/cheap-argon2.ts') },
  { find: /^next\/(headers|cache)$/, replacement: here('./lib/testing/next-request.ts') },
  { find: /^next\/server$/, replacement: here('./lib/testing/next-server.ts') },
  { find: /^next\/navigation$/, replacement: here('./lib/testing/next-navigation.ts') },
]
const setup = './lib/testing/setup.ts'
// One PostgreSQL for all tests, with a migrated database that each worker copies.
const database = {
  globalSetup: './lib/testing/global-setup.ts',
  setupFiles: [setup, './lib/testing/setup-database.ts'],
}
const tests = sortTests(here('.'))

/** The slow files that take longest, so that none of them runs alone at the end. */
const longest = ['add-to', 'resource-new', 'any-order', 'faults/mail', 'fuzz', 'example-remove']

/** Vitest knows how long files take only from an earlier run. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const place = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((each) => moduleId.includes(`${each}.slow.`))
      return index < 0 ? longest.length : index
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

type ProjectConfig = NonNullable<TestProjectInlineConfiguration['test']>

export default defineConfig({
  test: {
    // Each worker uses up to ten connections to one PostgreSQL, which allows a hundred.
    maxWorkers: Math.min(6, Math.max(2, availableParallelism() - 1)),
    sequence: { sequencer: LongestFirst },
    projects: [
      ...project('pure', { isolate: false, setupFiles: setup, ...withTime(30) }),
      // Apart, because they empty the module cache, which the others share.
      ...project('settings', { isolate: false, setupFiles: setup, ...withTime(30) }),
      ...project('db', { isolate: false, ...database, ...withTime(30) }),
      ...project('isolated', { ...database, ...withTime(30) }),
      ...project('slow', { ...database, ...withTime(120) }),
    ],
  },
})

/** The tests of the core, and apart those of the product, which have its configuration. */
function project(name: keyof typeof tests, options: ProjectConfig) {
  const replaced = ['settings', 'isolated'].includes(name) ? alias : [...alias, ...standIns]
  const [ofCore, own] = [
    tests[name].filter(isOfCore),
    tests[name].filter((file) => !isOfCore(file)),
  ]
  return [
    {
      resolve: { alias: [coreConfig, ...replaced] },
      test: { ...options, name, include: ofCore },
    },
    { resolve: { alias: replaced }, test: { ...options, name: `${name}-own`, include: own } },
  ].filter(({ test }) => test.include.length > 0)
}

function withTime(seconds: number) {
  return { testTimeout: seconds * 1000, hookTimeout: seconds * 1000 }
}
