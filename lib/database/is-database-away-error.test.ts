import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { db, disconnect, pool } from '@/lib/db'
import { env } from '@/lib/env'
import { isDatabaseAwayError } from '@/lib/database/database-errors'

const nameOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))

/** Runs a statement outside the database of this test. */
async function beside(statement: string) {
  const url = new URL(env.DATABASE_URL)
  url.pathname = '/postgres'
  const client = new pg.Client(url.href)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const thrownBy = (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => error,
  )

let mend = async () => {}
afterEach(async () => {
  await mend()
  mend = async () => {}
  await disconnect()
})

test('a database that accepts no connections (55000) is unavailable', async () => {
  const name = pg.escapeIdentifier(nameOf(env.DATABASE_URL))
  await disconnect()
  await beside(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  mend = () => beside(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  const asks = [() => db.user.count(), () => db.$queryRaw`SELECT 1`, () => pool().query('SELECT 1')]
  for (const ask of asks) {
    const error = await thrownBy(ask)
    expect(error).not.toBeNull()
    expect(isDatabaseAwayError(error)).toBe(true)
  }
})

test('a read-only database, such as a standby after a failover, is unavailable for writes', async () => {
  const write = () =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      await tx.rateLimit.create({ data: { key: randomUUID(), points: 1, expire: 0n } })
    })
  expect(isDatabaseAwayError(await thrownBy(write))).toBe(true)
})

test('a PostgreSQL error code is found however deeply it is wrapped', () => {
  for (const code of ['57P01', '57P03', '53300', '53400', '08006', '55000', '25006']) {
    const driver = Object.assign(new Error('refused'), { cause: { originalCode: code } })
    expect(isDatabaseAwayError(driver), code).toBe(true)
    const raw = Object.assign(new Error('P2010'), { meta: { driverAdapterError: driver } })
    expect(isDatabaseAwayError(raw), code).toBe(true)
  }
  expect(isDatabaseAwayError(new Error('FATAL: the database server is shutting down'))).toBe(true)
})

test('a statement refused by the database is not mistaken for an outage', async () => {
  const data = { key: randomUUID(), points: 1, expire: 0n }
  const wrong = [
    () => db.$transaction([db.rateLimit.create({ data }), db.rateLimit.create({ data })]),
    () => db.$queryRaw`SELECT nothing`,
    () => db.$queryRaw`SELECT 'x'::uuid`,
  ]
  for (const work of wrong) {
    const error = await thrownBy(work)
    expect(error).not.toBeNull()
    expect(isDatabaseAwayError(error)).toBe(false)
  }
  expect(isDatabaseAwayError(null)).toBe(false)
  expect(isDatabaseAwayError('ECONNREFUSED')).toBe(false)
})
