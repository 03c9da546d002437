import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      // Marks modules for Next's bundler; outside of it there is nothing to mark.
      { find: 'server-only', replacement: here('./lib/testing/server-only.ts') },
      { find: /^@\//, replacement: here('./') },
    ],
  },
  test: {
    include: ['**/*.test.{ts,tsx,mjs}'],
    exclude: ['node_modules', '.next', '.test', '.data', 'e2e'],
    // Starts PostgreSQL once and migrates a template; each test file gets a database cloned from it.
    globalSetup: './lib/testing/global-setup.ts',
    setupFiles: './lib/testing/setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Each holds up to ten connections to one PostgreSQL, which permits a hundred.
    maxWorkers: Math.min(6, Math.max(2, availableParallelism() - 1)),
  },
})
