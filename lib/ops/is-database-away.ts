import 'server-only'

/** As much of lib/db.ts' connections as is asked of here. */
interface Pool {
  totalCount: number
  connect: () => Promise<{ release: () => void }>
}

// By way of the global object and not of lib/db.ts: proxy.ts is a bundle of its own, and Prisma in it
// would be a second set of connections.
const home = globalThis as { guildhallDb?: { pool: Pool } }

/**
 * How long somebody is kept waiting for the sentence that the database is away: as long as one that
 * sleeps may take to wake (lib/database/open-pool.mjs). One that refuses connections is away at once.
 */
const patience = 8_500

let attempt: Promise<boolean> | undefined

/**
 * Whether the database is away, without asking it anything: a connection that is open says that it
 * is there (those that it closes leave the pool at once), and where none is open one is opened, which
 * the page would do next.
 */
export async function isDatabaseAway(): Promise<boolean> {
  const pool = home.guildhallDb?.pool
  if (!pool) return false // nobody has asked for it yet
  if (!attempt && pool.totalCount > 0) return false
  attempt ??= isUnreachable(pool).finally(() => (attempt = undefined))
  return attempt
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
