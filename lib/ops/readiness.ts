import 'server-only'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pool } from '@/lib/db'
import { isSeeding } from '@/lib/ops/boot'
import { isStopping } from '@/lib/ops/stop-gently'

/** What is missing before requests can be served. */
export type Missing = 'shutting down' | 'database' | 'migrations' | 'demo people'

/** Checks the database and its migrations, unless the server is stopping; an empty list means ready. */
export async function findMissing(): Promise<Missing[]> {
  if (isStopping()) return ['shutting down']
  try {
    const [wanted, done] = await Promise.all([wantedMigrations(), finishedMigrations()])
    if (!wanted.every((name) => done.has(name))) return ['migrations']
    return isSeeding() ? ['demo people'] : []
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
