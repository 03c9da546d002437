import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { sortTests } from './scripts/lib/sort-tests'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const alias = [
  // A marker for Next's bundler, which has no effect outside it.
  { find: 'server-only', replacement: here('./lib/testing/server-only.ts') },
  { find: /^@\//, replacement: here('./') },
]
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
const { pure, settings, db, isolated } = sortTests(here('.'))

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

export default defineConfig({
  test: {
    // Each worker uses up to ten connections to one PostgreSQL, which allows a hundred.
    maxWorkers: Math.min(6, Math.max(2, availableParallelism() - 1)),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias: [...alias, ...standIns] },
        test: { name: 'pure', include: pure, isolate: false, setupFiles: setup, ...withTime(30) },
      },
      {
        // Apart, because they empty the module cache, which the others share.
        resolve: { alias },
        test: {
          ...{ name: 'settings', include: settings, isolate: false, setupFiles: setup },
          ...withTime(30),
        },
      },
      {
        resolve: { alias: [...alias, ...standIns] },
        test: { name: 'db', include: db, isolate: false, ...database, ...withTime(30) },
      },
      {
        resolve: { alias },
        test: { name: 'isolated', include: isolated, ...database, ...withTime(30) },
      },
      {
        resolve: { alias: [...alias, ...standIns] },
        test: {
          name: 'slow',
          include: ['**/*.slow.test.{ts,tsx,mjs}'],
          exclude: ['node_modules', 'bench', '.next', '.test', '.data', 'e2e'],
          ...database,
          ...withTime(120),
        },
      },
    ],
  },
})

function withTime(seconds: number) {
  return { testTimeout: seconds * 1000, hookTimeout: seconds * 1000 }
}
