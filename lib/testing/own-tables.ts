import { readFileSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { pool } from '@/lib/db'
import { forgetTables } from '@/lib/testing/snapshot'

/**
 * Creates a recipe's tables, and drops them after the file, because other tests read the whole schema.
 */
export function ownTables(file: string): void {
  const sql = readFileSync(file, 'utf8')
  const made = [...sql.matchAll(/^CREATE (TABLE|VIEW) "?(\w+)"?/gm)].toReversed()
  const drops = made.map(([, sort, name]) => `DROP ${sort} "${name}" CASCADE`)
  const run = async (text: string) => {
    await pool().query(text)
    forgetTables()
  }
  beforeAll(() => run(sql))
  afterAll(() => run(drops.join(';')))
}
