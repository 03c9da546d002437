import 'server-only'
import cluster from 'node:cluster'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { poolShare } from '@/lib/database/pool-share'
import { limitTransaction, openPool, types, type DatabasePool } from '@/lib/database/open-pool.mjs'
import { isDropped } from '@/lib/database/is-dropped.mjs'
import { readAddress } from '@/lib/database/read-address.mjs'
import { env } from '@/lib/env'
import { logError } from '@/lib/log'
import { Prisma, PrismaClient } from '@/lib/generated/prisma/client'

export { Prisma }

/** What a command hands to its helpers: inside a transaction, so that all of it holds or none. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

function connect() {
  const address = readAddress(env.DATABASE_URL)
  const pool = openPool(address, { max: poolMax(address.poolMax) })
  // Without a listener, a connection that the server closes would end the process.
  pool.on('error', (error) => logError(error, { during: 'waiting for work in the database' }))
  pool.on('connect', (client) => client.on('error', () => {}))
  const prisma = new PrismaClient({
    adapter: new SturdyPg(pool, { schema: address.schema }),
    // Longer than a sleeping database takes to wake.
    transactionOptions: { maxWait: 10_000, timeout: 10_000 },
  })
  return { pool, prisma }
}

/** DATABASE_POOL_MAX, else what the address says; on Vercel many instances share the database. */
const poolMax = (written?: number) =>
  poolShare(
    env.DATABASE_POOL_MAX ?? written ?? (env.VERCEL ? 3 : 10),
    cluster.isWorker ? env.WEB_CONCURRENCY : 1, // set by scripts/lib/run-cluster.mjs
  )

type Transaction = Awaited<ReturnType<Awaited<ReturnType<PrismaPg['connect']>>['startTransaction']>>

/**
 * Prisma's adapter. A connection that turns out to be closed is replaced where nothing can be done
 * twice, and behind a pooler each transaction begins with the time limits of its own.
 */
class SturdyPg extends PrismaPg {
  constructor(
    private readonly pool: DatabasePool,
    options: { schema: string },
  ) {
    super(pool, options)
  }

  override async connect() {
    const adapter = await super.connect()
    const read = adapter.queryRaw.bind(adapter)
    // Outside a transaction. What only reads may be asked twice; a write may have been done.
    adapter.queryRaw = (query) =>
      /^\s*SELECT\b/i.test(query.sql) ? onceMore(() => read(query)) : read(query)
    const start = adapter.startTransaction.bind(adapter)
    // Nothing but BEGIN was sent.
    adapter.startTransaction = (isolationLevel) =>
      onceMore(async () => this.limited(await start(isolationLevel)))
    return adapter
  }

  private async limited(transaction: Transaction) {
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
}

/** A connection from the pool may have been closed meanwhile: by a restart, or a database that slept. */
async function onceMore<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    if (!isDropped(error)) throw error
    return work()
  }
}

// Hot reload evaluates this module again; the connections stay.
const home = globalThis as { guildhallDb?: ReturnType<typeof connect> }
const connection = () => (home.guildhallDb ??= connect())

/**
 * Prisma, connected at first use: `next build` needs no database. Its $queryRaw asks PostgreSQL without
 * Prisma in between, which would double what a read costs (docs/decisions/speed.md); so it cannot be in an
 * array for $transaction.
 */
export const db = new Proxy({} as PrismaClient, {
  get: (_, key) => {
    if (key === '$queryRaw') return queryRaw
    if (key === '$transaction') return transaction
    const { prisma } = connection()
    const value = Reflect.get(prisma, key)
    return typeof value === 'function' ? value.bind(prisma) : value
  },
})

const afterwards = new WeakMap<object, (() => void)[]>()

/** Runs work once the transaction is there for all to see: never if it is rolled back. */
export function onCommit(tx: Tx, work: () => void): void {
  const list = afterwards.get(tx)
  if (list) list.push(work)
  else work()
}

const transaction = (async (work: unknown, options?: object) => {
  const { prisma } = connection()
  if (typeof work !== 'function') return prisma.$transaction(work as never, options)
  const later: (() => void)[] = []
  const result: unknown = await prisma.$transaction((tx) => {
    afterwards.set(tx, later)
    return (work as (tx: Tx) => Promise<unknown>)(tx)
  }, options)
  for (const each of later) each()
  return result
}) as PrismaClient['$transaction']

const queryRaw = (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
  read('text' in query ? query : Prisma.sql(query, ...values))

function read<Rows>({ text, values }: Prisma.Sql, name?: string): Promise<Rows> {
  const ask = async () =>
    (await pool().query({ name, text, values, types: asPrismaHas })).rows as Rows
  return /^\s*SELECT\b/i.test(text) ? onceMore(ask) : ask()
}

/**
 * As db.$queryRaw, for what pages ask again and again with the same text: each connection plans it once,
 * which takes PostgreSQL many times as long as the answer (docs/decisions/speed.md). Not for what is
 * better read in another way for some values than for others: the plan is for none in particular.
 */
export async function queryPlanned<Rows extends unknown[]>(query: Prisma.Sql): Promise<Rows> {
  // Behind a pooler the next question reaches a session that has no such plan.
  if (!pool().isDirect) return read(query)
  try {
    return await read(query, nameOf(query.text))
  } catch (error) {
    // A migration has given a column another type, and the connection goes on refusing.
    if ((error as { code?: string }).code !== '0A000') throw error
    return read(query)
  }
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha1').update(text).digest('hex')
  names.set(text, name)
  return name
}

/** Values as Prisma hands them out, where pg has others. */
const asPrismaHas = {
  getTypeParser: ((type: number, format) =>
    parsers[type] ?? types.getTypeParser(type, format as 'text')) as typeof types.getTypeParser,
}
const parsers: Partial<Record<number, (value: string) => unknown>> = {
  [types.builtins.INT8]: BigInt,
  [types.builtins.NUMERIC]: (value) => new Prisma.Decimal(value),
  [types.builtins.DATE]: (value) => new Date(value),
  [types.builtins.TIMESTAMP]: (value) => new Date(`${value.replace(' ', 'T')}Z`),
}

/** The connections under Prisma, for the few who need plain PostgreSQL (rate limits, readiness). */
export const pool = () => connection().pool

/** Closes every connection: for tests and scripts that must end. */
export async function disconnect() {
  const open = home.guildhallDb
  delete home.guildhallDb
  await open?.prisma.$disconnect()
  if (open && !open.pool.ended) await open.pool.end()
}
