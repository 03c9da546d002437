import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { migrate } from './prisma.mjs'

const source = process.env.DATABASE_URL
const name = `corrected_${process.env.VITEST_POOL_ID}`
const url = Object.assign(new URL(source), { pathname: name }).href
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-migrations-'))
const work = { progress: { step: (_, task) => task(), say: () => {} }, url, folder }

async function sql(address, text) {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  return client.query(text).finally(() => client.end())
}
afterAll(async () => {
  fs.rmSync(folder, { recursive: true })
  await sql(source, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
})

function write(text) {
  fs.mkdirSync(path.join(folder, '20990101000000_own'), { recursive: true })
  fs.writeFileSync(path.join(folder, '20990101000000_own/migration.sql'), text)
}

test('in the embedded database, a migration that failed is applied once it is corrected', async () => {
  fs.cpSync('prisma/migrations/migration_lock.toml', path.join(folder, 'migration_lock.toml'))
  await sql(source, `CREATE DATABASE ${name}`)
  const settings = { embedded: true }
  write('CREATE TABLE "Own" (name text); ALTER TABLE "Missing" ADD name text;')
  await expect(migrate({ ...work, settings })).rejects.toThrow('Correct it, and run')
  write('CREATE TABLE "Own" (name text);')
  // Elsewhere it may have been applied by hand, so it is for people to tell.
  await expect(migrate({ ...work, settings: {} })).rejects.toThrow('prisma migrate resolve')
  await migrate({ ...work, settings })
  expect((await sql(url, 'SELECT name FROM "Own"')).rows).toEqual([])
})
