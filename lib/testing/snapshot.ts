import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { pool } from '@/lib/db'

/** Returns every row of every table as text, except rate limit counters, which commands may change. */
export async function snapshot(): Promise<string[]> {
  // Read each time, because the recipes' tests create and drop tables in the same database.
  const text = await everyTable()
  const name = createHash('md5').update(text).digest('hex') // planned once
  const { rows } = await pool().query<{ row: string }>({ name, text })
  return rows.map(({ row }) => row).sort()
}

async function everyTable() {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT IN ('RateLimit', '_prisma_migrations')`,
  )
  const selects = rows.map(({ name }) => `SELECT '${name} ' || t::text AS row FROM "${name}" t`)
  return selects.join(' UNION ALL ')
}

/** Runs `work` and expects that no row of the database changes. */
export async function nothingChanges<R>(work: () => Promise<R>): Promise<R> {
  const before = new Set(await snapshot())
  const result = await work()
  const after = new Set(await snapshot())
  const gone = [...before].filter((row) => !after.has(row))
  const come = [...after].filter((row) => !before.has(row))
  expect({ gone, come }, 'rows that changed').toEqual({ gone: [], come: [] })
  return result
}
