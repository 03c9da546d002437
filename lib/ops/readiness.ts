import 'server-only'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pool } from '@/lib/db'
import { logError } from '@/lib/log'
import { isStopping } from '@/lib/ops/stop-gently'

// Read in a route's bundle, set in the bundle of instrumentation.ts: two copies of a module.
const home = globalThis as { guildhallIsSeeding?: boolean }

/** Inserts the demo data; until then, the server is not ready. */
export async function whileSeeding(seed: () => Promise<unknown>): Promise<void> {
  home.guildhallIsSeeding = true
  try {
    await seed()
  } catch (error) {
    logError(error, { during: 'seeding the demo people' })
  } finally {
    home.guildhallIsSeeding = false
  }
}

/** What is missing before requests can be served. */
export type Missing = 'shutting down' | 'database' | 'migrations' | 'demo people'

/** Checks the database and its migrations, unless the server is stopping; an empty list means ready. */
export async function findMissing(): Promise<Missing[]> {
  if (isStopping()) return ['shutting down']
  try {
    const [wanted, done] = await Promise.all([wantedMigrations(), finishedMigrations()])
    if (!wanted.every((name) => done.has(name))) return ['migrations']
    return home.guildhallIsSeeding ? ['demo people'] : []
  } catch {
    return ['database']
  }
}

async function wantedMigrations() {
  const entries = await readdir(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

async function finishedMigrations() {
  const { rows } = await pool().query<{ exists: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  )
  if (!rows[0]?.exists) return new Set<string>()
  const finished = await pool().query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return new Set(finished.rows.map((row) => row.migration_name))
}
