import { importTs } from './run-ts.mjs'

// Run by server-env.mjs with the server's environment: prints what lib/env.ts finds wrong with it.
const { env } = await importTs('lib/env.ts')
try {
  void env.DATABASE_URL // the first one reads all settings
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
