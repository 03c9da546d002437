import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { openPool } from '@/lib/database/open-pool.mjs'
import { readAddress } from '@/lib/database/read-address.mjs'
import { secureRows } from '@/lib/database/row-security.mjs'
import { fastSettings, freshPostgres, startPostgres } from '@/scripts/lib/postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the migrated database that each worker copies. */
    template: string
  }
}

type Started = Awaited<ReturnType<typeof start>>
// Each project that needs it calls this; the first starts it and the last stops it.
const shared = globalThis as { testPostgres?: { started: Promise<Started>; users: number } }

/** Starts a PostgreSQL for this run, with one migrated database. */
export default async function setup(project: TestProject) {
  const running = (shared.testPostgres ??= { started: start(), users: 0 })
  running.users++
  const { postgres, template } = await running.started
  project.provide('template', template)
  return async () => {
    if (--running.users > 0) return
    delete shared.testPostgres
    await postgres.stop()
  }
}

async function start() {
  const dataDir = join(process.cwd(), '.test/unit/postgres')
  await freshPostgres(dataDir)
  // With each connection's name, for tests that read the statements of one in the log.
  const settings = { ...fastSettings, log_line_prefix: '%m %a ' }
  const postgres = await startPostgres({ dataDir, settings })
  const template = postgres.url()
  const migrate = ['node_modules/prisma/build/index.js', 'migrate', 'deploy']
  await promisify(execFile)(process.execPath, migrate, {
    env: { ...process.env, DATABASE_URL: template, DIRECT_URL: '' },
  })
  await secureTemplate(template)
  return { postgres, template }
}

async function secureTemplate(url: string) {
  const pool = openPool(readAddress(url), { max: 1 })
  const why = await secureRows(pool).finally(() => pool.end())
  if (why) throw new Error(why)
}
