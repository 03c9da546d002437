import { expect } from 'vitest'
import { pool } from '@/lib/db'

/**
 * Starts work that needs a person's locked row, and releases the lock once this many transactions wait
 * for it: forces a race that would otherwise be rare.
 * @param meanwhile what the holder of the lock does then, about the person $1
 */
export async function whileHeld<R>(
  userId: string,
  waiting: number,
  work: () => Promise<R>,
  meanwhile: string[] = [],
) {
  const holder = await pool().connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT 1 FROM "User" WHERE id = $1 FOR UPDATE', [userId])
    const result = work()
    const asked = `SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    const count = async () => (await pool().query<{ count: number }>(asked)).rows[0]?.count
    await expect.poll(count, { timeout: 10_000 }).toBe(waiting)
    for (const statement of meanwhile) await holder.query(statement, [userId])
    await holder.query('COMMIT')
    return await result
  } finally {
    holder.release()
  }
}
