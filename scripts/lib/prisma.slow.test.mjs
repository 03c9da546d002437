import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ownDatabase } from '../testing/own-database.mjs'
import { migrate } from './prisma.mjs'

const { create, sql, ...place } = ownDatabase('corrected')
const { folder } = place
const work = { progress: { step: (_, task) => task(), say: () => {} }, ...place }

function write(text) {
  fs.mkdirSync(path.join(folder, '20990101000000_own'), { recursive: true })
  fs.writeFileSync(path.join(folder, '20990101000000_own/migration.sql'), text)
}

test('in the embedded database, a migration that failed is applied once it is corrected', async () => {
  fs.cpSync('prisma/migrations/migration_lock.toml', path.join(folder, 'migration_lock.toml'))
  await create()
  const settings = { embedded: true }
  write('CREATE TABLE "Own" (name text); ALTER TABLE "Missing" ADD name text;')
  await expect(migrate({ ...work, settings })).rejects.toThrow('Correct it, and run')
  write('CREATE TABLE "Own" (name text);')
  // Elsewhere it may have been applied by hand, so it is for people to tell.
  await expect(migrate({ ...work, settings: {} })).rejects.toThrow('prisma migrate resolve')
  await migrate({ ...work, settings })
  expect((await sql('SELECT name FROM "Own"')).rows).toEqual([])
})
