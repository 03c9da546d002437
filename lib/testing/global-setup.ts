import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { fastSettings, freshPostgres, startPostgres } from '@/scripts/lib/postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the migrated database that each test file gets a copy of. */
    template: string
  }
}

/** A PostgreSQL for this run alone, with one migrated database to copy for each test file. */
export default async function setup(project: TestProject) {
  const dataDir = join(process.cwd(), '.test/unit/postgres')
  await freshPostgres(dataDir)
  const postgres = await startPostgres({ dataDir, settings: fastSettings })
  const template = postgres.url()
  const migrate = ['node_modules/prisma/build/index.js', 'migrate', 'deploy']
  await promisify(execFile)(process.execPath, migrate, {
    env: { ...process.env, DATABASE_URL: template, DIRECT_URL: '' },
  })
  project.provide('template', template)
  return () => postgres.stop()
}
