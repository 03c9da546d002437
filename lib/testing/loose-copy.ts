import { randomUUID } from 'node:crypto'
import { pool } from '@/lib/db'

/**
 * Copies tables without keys, indexes, checks and triggers to a temporary schema, for code written as
 * if there were none. Dropped afterwards.
 */
export async function withLooseCopies<const Name extends string, R>(
  names: readonly Name[],
  work: (copies: Record<Name, string>) => Promise<R>,
): Promise<R> {
  const schema = `"loose ${randomUUID()}"`
  await pool().query(`CREATE SCHEMA ${schema}`)
  try {
    for (const name of names)
      await pool().query(`CREATE TABLE ${schema}."${name}" (LIKE "${name}" INCLUDING DEFAULTS)`)
    const copies = names.map((name) => [name, `${schema}."${name}"`])
    return await work(Object.fromEntries(copies) as Record<Name, string>)
  } finally {
    await pool().query(`DROP SCHEMA ${schema} CASCADE`)
  }
}
