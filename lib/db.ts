import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '@/lib/env'
import { PrismaClient } from '@/lib/generated/prisma/client'

export { Prisma } from '@/lib/generated/prisma/client'

/** What a command hands to its helpers: inside a transaction, so that all of it holds or none. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

function connect() {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: 10,
    connectionTimeoutMillis: 5_000,
    // No statement here is meant to take longer: a stuck one must not hold a connection for good.
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
  })
  // Without a listener, a connection that the server closes would end the process.
  pool.on('error', (error) => console.error('database connection lost:', error.message))
  pool.on('connect', (client) => client.on('error', () => {}))
  const schema = new URL(env.DATABASE_URL).searchParams.get('schema') ?? undefined
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, schema ? { schema } : undefined),
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  })
  return { pool, prisma }
}

// Hot reload evaluates this module again; the connections stay.
const home = globalThis as { guildhallDb?: ReturnType<typeof connect> }
const connection = () => (home.guildhallDb ??= connect())

/** Prisma, connected at first use: `next build` needs no database. */
export const db = new Proxy({} as PrismaClient, {
  get: (_, key) => {
    const { prisma } = connection()
    const value = Reflect.get(prisma, key)
    return typeof value === 'function' ? value.bind(prisma) : value
  },
})

/** The connections under Prisma, for the few who need plain PostgreSQL (rate limits, readiness). */
export const pool = () => connection().pool

/** Closes every connection: for tests and scripts that must end. */
export async function disconnect() {
  const open = home.guildhallDb
  delete home.guildhallDb
  await open?.prisma.$disconnect()
  if (open && !open.pool.ended) await open.pool.end()
}
