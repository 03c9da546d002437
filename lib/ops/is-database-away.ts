import 'server-only'

/** As much of lib/db.ts' connections as is asked of here. */
interface Pool {
  totalCount: number
  connect: () => Promise<{ release: () => void }>
}

// By way of the global object and not of lib/db.ts: proxy.ts is a bundle of its own, and Prisma in it
// would be a second set of connections.
const home = globalThis as {
  guildhallDb?: { pool: Pool }
  guildhallDatabaseAttempt?: Promise<boolean>
}

/**
 * How long somebody is kept waiting for the sentence that the database is away: as long as one that
 * sleeps may take to wake (lib/database/open-pool.mjs). One that refuses connections is away at once.
 */
const patience = 8_500

/** Whether a connection is open, or none was ever asked for: then isDatabaseAway() says no at once. */
export function isDatabaseThere(): boolean {
  const pool = home.guildhallDb?.pool
  return !pool || (!home.guildhallDatabaseAttempt && pool.totalCount > 0)
}

/**
 * Whether the database is away, without asking it anything: a connection that is open says that it
 * is there (those that it closes leave the pool at once), and where none is open one is opened, which
 * the page would do next.
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
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), patience)
  })
  return Promise.race([connected, late]).finally(() => clearTimeout(timer))
}
