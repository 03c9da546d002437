import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { pool } from '@/lib/db'

/** Returns every row of every table as text, except rate limit counters, which commands may change. */
export async function snapshot(): Promise<string[]> {
  known ??= await everyTable()
  const { rows } = await pool().query<{ row: string }>(known)
  return rows.map(({ row }) => row).sort()
}

let known: { name: string; text: string } | undefined

/** For tests that create or drop tables. */
export const forgetTables = (): void => void (known = undefined)

async function everyTable() {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
      AND tablename NOT IN ('RateLimit', '_prisma_migrations')`,
  )
  const selects = rows.map(({ name }) => `SELECT '${name} ' || t::text AS row FROM "${name}" t`)
  const text = selects.join(' UNION ALL ')
  return { name: createHash('md5').update(text).digest('hex'), text } // planned once
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
