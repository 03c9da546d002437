import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { hasPgbouncer, startPgbouncer } from '@/lib/testing/pgbouncer'
import { requireDatabase } from './database-check.mjs'
import { migrate } from './prisma.mjs'

describe.skipIf(!hasPgbouncer)('through PgBouncer in transaction mode', () => {
  const direct = process.env.DATABASE_URL
  let pooler
  beforeAll(async () => (pooler = await startPgbouncer(direct)))
  afterAll(() => pooler?.stop())

  const work = { progress: { step: (_, task) => task() } }
  const sql = async (text) => {
    const client = new pg.Client({ connectionString: direct })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }

  test('the start check passes if the app can work', async () => {
    await requireDatabase(pooler.url)
  })

  test('nothing is required if no migration is pending', async () => {
    await migrate({ ...work, url: pooler.url })
  })

  test('a pending migration requires DIRECT_URL, and nothing is migrated', async () => {
    await sql('ALTER TABLE _prisma_migrations RENAME TO hidden')
    try {
      await expect(migrate({ ...work, url: pooler.url })).rejects.toThrow('set DIRECT_URL')
    } finally {
      await sql('ALTER TABLE hidden RENAME TO _prisma_migrations')
    }
  })
})
