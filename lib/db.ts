import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { limitTransaction, openPool, type DatabasePool } from '@/lib/database/open-pool.mjs'
import { readAddress } from '@/lib/database/read-address.mjs'
import { env } from '@/lib/env'
import { PrismaClient } from '@/lib/generated/prisma/client'

export { Prisma } from '@/lib/generated/prisma/client'

/** What a command hands to its helpers: inside a transaction, so that all of it holds or none. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

function connect() {
  const address = readAddress(env.DATABASE_URL)
  const pool = openPool(address, { max: poolMax(address.poolMax) })
  // Without a listener, a connection that the server closes would end the process.
  pool.on('error', (error) => console.error('database connection lost:', error.message))
  pool.on('connect', (client) => client.on('error', () => {}))
  const prisma = new PrismaClient({
    adapter: new LimitedPg(pool, { schema: address.schema }),
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  })
  return { pool, prisma }
}

/** DATABASE_POOL_MAX, else what the address says; on Vercel many instances share the database. */
const poolMax = (written?: number) => env.DATABASE_POOL_MAX ?? written ?? (env.VERCEL ? 3 : 10)

/** Prisma's adapter; behind a pooler each transaction begins with the time limits of its own. */
class LimitedPg extends PrismaPg {
  constructor(
    private readonly pool: DatabasePool,
    options: { schema: string },
  ) {
    super(pool, options)
  }

  override async connect() {
    const adapter = await super.connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel)
      if (this.pool.isDirect) return transaction
      const run = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] })
      try {
        await run(limitTransaction)
        return transaction
      } catch (error) {
        await run('ROLLBACK').catch(() => {})
        await transaction.rollback()
        throw error
      }
    }
    return adapter
  }
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
