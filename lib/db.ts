import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import cluster from 'node:cluster'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { PoolClient, QueryConfig } from 'pg'
import type { DatabasePool } from '@/lib/database/open-pool.mjs'
import { isDropped, limitTime, openPool, types } from '@/lib/database/open-pool.mjs'
import { readAddress } from '@/lib/database/read-address.mjs'
import { RowLimit } from '@/lib/database/row-limit'
import { limitToOrganization, requestRole } from '@/lib/database/row-security.mjs'
import { env } from '@/lib/env'
import { logError } from '@/lib/log'
import { Prisma, PrismaClient } from '@/lib/generated/prisma/client'

export { Prisma }

/** The transaction that a command passes to its helpers, so that all changes are made or none. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

function connect() {
  const address = readAddress(env.DATABASE_URL)
  const limit = new RowLimit()
  const pool = openPool(address, {
    max: poolMax(address.poolMax),
    onCheckout: noteConnection,
    organizationNow: limit.organizationNow,
    onRefused: limit.switchOff,
  })
  // Without a listener, a connection closed by the server would end the process.
  pool.on('error', (error) => logError(error, { during: 'waiting for work in the database' }))
  pool.on('connect', (client) => client.on('error', () => {}))
  const prisma = new PrismaClient({
    adapter: new SturdyPg(pool, limit, { schema: address.schema }),
    // Longer than a suspended database takes to wake.
    transactionOptions: { maxWait: 10_000, timeout: 10_000 },
  })
  return { pool, prisma, limit }
}

/** DATABASE_POOL_MAX, else the URL's value; on Vercel many instances share the database. */
const poolMax = (written?: number) =>
  poolShare(
    env.DATABASE_POOL_MAX ?? written ?? (env.VERCEL ? 3 : 10),
    cluster.isWorker ? env.WEB_CONCURRENCY : 1, // set by scripts/lib/run-cluster.mjs
  )

/** The connection of a transaction, for statements that need no Prisma. */
interface OwnConnection {
  /** Undefined unless the transaction is open. */
  client?: PoolClient | undefined
  /** Whether it has ended: its work may still run, and take other connections. */
  isOver?: boolean
}

const connectionOf = new AsyncLocalStorage<OwnConnection>()

/** The first that a transaction takes is its own. */
function noteConnection(client: PoolClient) {
  const own = connectionOf.getStore()
  if (own && !own.isOver) own.client ??= client
}

type Transaction = Awaited<ReturnType<Awaited<ReturnType<PrismaPg['connect']>>['startTransaction']>>

/**
 * Prisma's adapter. Replaces a closed connection if retrying cannot run anything twice; behind a
 * pooler, each transaction sets its own time limits.
 */
class SturdyPg extends PrismaPg {
  constructor(
    private readonly pool: DatabasePool,
    private readonly limit: RowLimit,
    options: { schema: string },
  ) {
    super(pool, options)
  }

  override async connect() {
    const adapter = await super.connect()
    const read = adapter.queryRaw.bind(adapter)
    // Outside a transaction. Reads may be retried; a write may already have happened.
    adapter.queryRaw = (query) =>
      /^\s*SELECT\b/i.test(query.sql) ? onceMore(() => read(query)) : read(query)
    const start = adapter.startTransaction.bind(adapter)
    // Only BEGIN was sent.
    adapter.startTransaction = (isolationLevel) =>
      onceMore(async () => {
        const own = connectionOf.getStore()
        if (own) Object.assign(own, { client: undefined, isOver: false }) // after a first attempt
        const transaction = await start(isolationLevel)
        if (own) leaveAtEnd(transaction, own)
        return this.limited(transaction)
      })
    return adapter
  }

  private async limited(transaction: Transaction) {
    const run = (sql: string, args: string[] = []) =>
      transaction.executeRaw({ sql, args, argTypes: args.map(() => text) })
    const organizationId = this.limit.organizationNow()
    try {
      if (!this.pool.isDirect) await run(limitTime)
      if (organizationId) await run(limitToOrganization, [organizationId])
      return transaction
    } catch (error) {
      await run('ROLLBACK').catch(() => {})
      await transaction.rollback()
      throw error
    }
  }
}

const text = { scalarType: 'string', arity: 'scalar' } as const

/** Nothing may run on the connection after the transaction, which may also end by Prisma's timeout. */
function leaveAtEnd(transaction: Transaction, own: OwnConnection) {
  const run = transaction.executeRaw.bind(transaction)
  transaction.executeRaw = (query) => {
    if (query.sql === 'COMMIT' || query.sql === 'ROLLBACK')
      Object.assign(own, { client: undefined, isOver: true })
    return run(query)
  }
}

/** Retries once if a pooled connection was closed: by a restart, or a suspended database. */
async function onceMore<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    if (!isDropped(error)) throw error
    return work()
  }
}

// Hot reload evaluates this module again; the connections are kept.
const home = globalThis as { guildhallDb?: ReturnType<typeof connect> }
const connection = () => (home.guildhallDb ??= connect())

/**
 * Prisma, connected on first use: `next build` needs no database. Its $queryRaw, and in a transaction
 * also $executeRaw, run without Prisma in between, which would double the cost of a statement
 * (docs/decisions/speed.md); so $queryRaw cannot be part of an array for $transaction.
 */
export const db = new Proxy({} as PrismaClient, {
  get: (_, key) => {
    if (key === '$queryRaw') return queryRaw
    if (key === '$transaction') return transaction
    const { prisma, limit } = connection()
    const value = Reflect.get(prisma, key)
    if (limit.organizationNow() !== undefined && typeof value === 'object') return unbatched(value)
    return typeof value === 'function' ? value.bind(prisma) : value
  },
})

/**
 * A model's delegate without findUnique: Prisma collects those of all requests for a moment, and would
 * run them with the limit of the first.
 */
const unbatched = (delegate: object) =>
  new Proxy(delegate, {
    get(target, operation) {
      if (String(operation).startsWith('findUnique'))
        throw new Error('use findFirst instead of findUnique in onlyRowsOf')
      return Reflect.get(target, operation) as unknown
    },
  })

const afterwards = new WeakMap<object, (() => void)[]>()

/** Runs work after the transaction commits; never if it is rolled back. */
export function onCommit(tx: Tx, work: () => void): void {
  const list = afterwards.get(tx)
  if (list) list.push(work)
  else work()
}

const transaction = (async (work: unknown, options?: object) => {
  const { prisma, limit } = connection()
  // Prisma collects the statements of transactions as well.
  if (limit.organizationNow() !== undefined)
    throw new Error('onlyRowsOf cannot contain a transaction: use limitTransaction in it')
  if (typeof work !== 'function') return prisma.$transaction(work as never, options)
  const later: (() => void)[] = []
  const own: OwnConnection = {}
  const run = (prismaTx: Tx) => {
    const tx = withOwnConnection(prismaTx, own)
    afterwards.set(tx, later)
    return (work as (tx: Tx) => Promise<unknown>)(tx)
  }
  const result: unknown = await connectionOf.run(own, () => prisma.$transaction(run, options))
  for (const each of later) each()
  return result
}) as PrismaClient['$transaction']

type Raw = [query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]]

/** A transaction whose $queryRaw and $executeRaw use its connection. After its end, Prisma refuses them. */
function withOwnConnection(tx: Tx, own: OwnConnection): Tx {
  const ask = async (raw: Raw) => own.client?.query<object>(configOf(sqlOf(raw)))
  const direct = {
    async $queryRaw(...raw: Raw) {
      const result = await ask(raw)
      return result ? result.rows : tx.$queryRaw(...raw)
    },
    async $executeRaw(...raw: Raw) {
      const result = await ask(raw)
      return result ? (result.rowCount ?? 0) : tx.$executeRaw(...raw)
    },
  }
  return new Proxy(tx, {
    get: (target, key) =>
      key in direct ? direct[key as keyof typeof direct] : (Reflect.get(target, key) as unknown),
  })
}

const sqlOf = ([query, ...values]: Raw) => ('text' in query ? query : Prisma.sql(query, ...values))

const queryRaw = (...raw: Raw) => read(sqlOf(raw))

function read<Rows>(query: Prisma.Sql, name?: string): Promise<Rows> {
  const config = { ...configOf(query), name }
  const ask = async () => (await pool().query(config)).rows as Rows
  return /^\s*SELECT\b/i.test(query.text) ? onceMore(ask) : ask()
}

const configOf = ({ text, values }: Prisma.Sql): QueryConfig => ({
  text,
  values: values.map((value) => (Prisma.Decimal.isDecimal(value) ? value.toString() : value)),
  types: asPrismaHas,
})

/**
 * Like db.$queryRaw, for statements that pages repeat with the same text: each connection plans them
 * once, because planning takes many times as long as running them (docs/decisions/speed.md). Do not use
 * it if the best plan depends on the values: the plan is generic.
 */
export async function queryPlanned<Rows extends unknown[]>(query: Prisma.Sql): Promise<Rows> {
  // Behind a pooler the next query may reach a session without the plan.
  if (!pool().isDirect) return read(query)
  try {
    return await read(query, nameOf(query.text))
  } catch (error) {
    // A migration changed a column's type, and the prepared statement keeps failing.
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

/** Parses values as Prisma does, where pg differs. */
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

/**
 * Runs statements as a role that sees only one organization's rows: a second layer below their own
 * filters (docs/decisions/row-level-security.md). Where that role cannot be used, they run as before.
 */
export function onlyRowsOf<R>(organizationId: string, work: () => Promise<R>): Promise<R> {
  const { limit, pool } = connection()
  return limit.run(pool, organizationId, work)
}

const limitedTo = new WeakMap<object, string>()

/** Limits the rest of a transaction in the same way; for commands, lib/organizations/with-org-lock.ts does. */
export async function limitTransaction(tx: Tx, organizationId: string): Promise<void> {
  if ((await whyRowsAreNotLimited()) !== null) return
  limitedTo.set(tx, organizationId)
  try {
    await tx.$executeRaw`
      SELECT set_config('role', ${requestRole}, true), set_config('app.org_id', ${organizationId}, true)`
  } catch (error) {
    connection().limit.checkAgain()
    throw error
  }
}

/**
 * Runs statements of a limited transaction without its limit: the only way out of it. Its uses are
 * listed in lib/tenancy/row-security.test.ts.
 */
export async function acrossOrganizations<R>(tx: Tx, work: () => R | Promise<R>): Promise<R> {
  const organizationId = limitedTo.get(tx)
  if (organizationId === undefined) return work()
  await tx.$executeRaw`SELECT set_config('role', 'none', true)`
  try {
    return await work()
  } finally {
    // Fails if a statement has failed, and then nothing else can run in this transaction either.
    await limitTransaction(tx, organizationId).catch(() => {})
  }
}

/** Why the above makes no difference; null if it does. */
export function whyRowsAreNotLimited(): Promise<string | null> {
  const { limit, pool } = connection()
  return limit.whyNotUsed(pool)
}

/** The connections under Prisma, for code that needs plain PostgreSQL (rate limits, readiness). */
export const pool = () => connection().pool

/** Closes all connections: for tests and scripts that must end. */
export async function disconnect() {
  const open = home.guildhallDb
  delete home.guildhallDb
  await open?.prisma.$disconnect()
  if (open && !open.pool.ended) await open.pool.end()
}

/** The number of connections for each of several processes: an equal share, at least one. */
export const poolShare = (connections: number, processes = 1): number =>
  Math.max(1, Math.floor(connections / processes))
