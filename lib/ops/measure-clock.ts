import 'server-only'
import { setClock } from '@/lib/database/clock'
import { pool } from '@/lib/db'
import { logWarning } from '@/lib/log'

/** The time that a query and its response may take. */
const TOLERATED = 1_000

/** Compares this server's clock with the database's, at startup and from time to time. */
export async function measureClock(): Promise<void> {
  const asked = Date.now()
  const { rows } = await pool().query<{ ms: string }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms',
  )
  const offset = Math.round(Number(rows[0]!.ms) - (asked + Date.now()) / 2)
  const isOff = Math.abs(offset) > TOLERATED
  setClock(isOff ? offset : 0)
  if (isOff)
    logWarning('This server’s clock differs from the database’s, which decides what has ended.', {
      behindBySeconds: Math.round(offset / 1000),
    })
}
