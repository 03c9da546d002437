import 'server-only'
import { setClock } from '@/lib/database/clock'
import { pool } from '@/lib/db'
import { logWarning } from '@/lib/log'

/** A smaller difference than this, in milliseconds, matters to nothing that expires. */
const TOLERATED = 1_000

/**
 * Compares this server's clock with the database's, at startup and from time to time. A slow response
 * says that much less about the difference, because the database may have read its clock at any moment
 * in between.
 */
export async function measureClock(): Promise<void> {
  const asked = Date.now()
  const { rows } = await pool().query<{ ms: string }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms',
  )
  const halfTrip = (Date.now() - asked) / 2
  const offset = Math.round(Number(rows[0]!.ms) - asked - halfTrip)
  const isOff = Math.abs(offset) > TOLERATED + halfTrip
  setClock(isOff ? offset : 0)
  if (isOff)
    logWarning('This server’s clock differs from the database’s, which decides what has ended.', {
      behindBySeconds: Math.round(offset / 1000),
    })
}
