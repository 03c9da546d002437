import { readFileSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { pool } from '@/lib/db'
import { forgetTables } from '@/lib/testing/snapshot'

/**
 * Creates a recipe's tables, and drops them after the file, because other tests read the whole schema.
 * A product that followed the recipe has them too: its own are moved out of the way meanwhile.
 */
export function ownTables(file: string): void {
  const sql = readFileSync(file, 'utf8')
  const made = [...sql.matchAll(/^CREATE (TABLE|VIEW) "?(\w+)"?/gm)].toReversed()
  const drops = made.map(([, sort, name]) => `DROP ${sort} "${name}" CASCADE`)
  const move = (from: string, to: string) =>
    made.map(([, sort, name]) => `ALTER ${sort} IF EXISTS ${from}."${name}" SET SCHEMA ${to}`)
  const aside = ['CREATE SCHEMA aside', ...move('public', 'aside')]
  const back = [...drops, ...move('aside', 'public'), 'DROP SCHEMA aside']
  const run = async (text: string) => {
    await pool().query(text)
    forgetTables()
  }
  beforeAll(() => run([...aside, sql].join(';')))
  afterAll(() => run(back.join(';')))
}
