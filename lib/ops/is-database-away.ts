import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { env } from '@/lib/env'

/** The part of lib/db.ts's pool that is used here. */
interface Pool {
  totalCount: number
  connect: () => Promise<{ release: () => void }>
}

// Through the global object instead of lib/db.ts: proxy.ts is a separate bundle, and Prisma in it would
// open a second set of connections.
const home = globalThis as {
  guildhallDb?: { pool: Pool }
  guildhallDatabaseAttempt?: Promise<boolean>
}

/**
 * How long to wait before reporting that the database is unavailable: as long as a sleeping one may
 * take to wake (lib/database/open-pool.mjs). One that refuses connections is unavailable immediately.
 */
const patience = 8_500

/**
 * Whether a connection is open, or none was ever requested: then isDatabaseAway() returns false
 * immediately.
 */
export function isDatabaseThere(): boolean {
  const pool = home.guildhallDb?.pool
  return !pool || (!home.guildhallDatabaseAttempt && pool.totalCount > 0)
}

/**
 * Whether the database is unavailable, without a query: an open connection means that it is available
 * (closed ones leave the pool immediately). If none is open, one is opened, as the page would do next.
 */
export async function isDatabaseAway(): Promise<boolean> {
  const pool = home.guildhallDb?.pool
  if (!pool || isDatabaseThere()) return false
  home.guildhallDatabaseAttempt ??= isUnreachable(pool).finally(
    () => delete home.guildhallDatabaseAttempt,
  )
  return home.guildhallDatabaseAttempt
}

async function isUnreachable(pool: Pool) {
  const connected = pool.connect().then(
    (connection) => {
      connection.release()
      return false
    },
    () => true,
  )
  return Promise.race([connected, wait(patience, true, { ref: false })])
}

/** Why the site is unavailable. */
export type Away = 'maintenance' | 'database'

/** Checked before each request: undefined if all is well. */
export async function whyAway(): Promise<Away | undefined> {
  if (env.MAINTENANCE) return 'maintenance'
  return (await isDatabaseAway()) ? 'database' : undefined
}
