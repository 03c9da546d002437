import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../testing/own-database.mjs'
import { migrate, migrationNames } from '../prisma.mjs'
import { figure, isFull } from './figures.mjs'

const { create, sql, url, folder } = ownDatabase('migrated')
const work = { progress: { step: (_, task) => task() }, url }
const people = isFull ? 30_000 : 10_000

// What every version writes: people, organizations, members, the audit log.
const writes = [
  `UPDATE "User" SET "lastSignInAt" = now() WHERE email = 'p' || (random() * ${people})::int || '@new.test'`,
  `UPDATE "Organization" SET name = name || ' ' WHERE slug = 'o-' || (random() * 1000)::int`,
  `INSERT INTO "Event" (id, type, data, "createdAt") VALUES (gen_random_uuid(), 'user.signedIn', '{}', now())`,
  `UPDATE "OrganizationUser" SET "modifiedAt" = now() WHERE id IN (SELECT id FROM "OrganizationUser" ORDER BY random() LIMIT 1)`,
]

test('F9: the latest migrations run during writes, and none of them is refused', async () => {
  const older = migrationNames().slice(0, 8) // the released state
  for (const each of ['migration_lock.toml', ...older])
    fs.cpSync(path.join('prisma/migrations', each), path.join(folder, each), { recursive: true })
  await create()
  await migrate({ ...work, folder })
  await sql(
    `INSERT INTO "User" (id, email, name, "isActive", "modifiedAt")
       SELECT gen_random_uuid(), 'p' || n || '@new.test', 'Person', true, now() FROM generate_series(1, ${people}) n;
     SET session_replication_role = replica;
     INSERT INTO "Organization" (id, name, slug, "isActive", "modifiedAt")
       SELECT gen_random_uuid(), 'Organization', 'o-' || n, true, now() FROM generate_series(1, 1000) n;
     INSERT INTO "Event" (id, type, data, "createdAt", "organizationId")
       SELECT gen_random_uuid(), 'user.signedIn', '{}', now(), o.id FROM "Organization" o, generate_series(1, ${people / 500}) n`,
  )
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    lock_timeout: 2_000,
    statement_timeout: 10_000,
  })
  let isOn = true
  const seen = { done: 0, failed: [], longest: 0 }
  const writing = Array.from({ length: 4 }, async (_, n) => {
    for (; isOn; n++) {
      const began = performance.now()
      const text = writes[n % writes.length]
      await pool.query(text).then(
        () => seen.done++,
        (error) => seen.failed.push(error.message),
      )
      seen.longest = Math.max(seen.longest, performance.now() - began)
      await sleep(4)
    }
  })
  await sleep(500)
  const began = Date.now()
  await migrate(work)
  const seconds = (Date.now() - began) / 1000
  isOn = false
  await Promise.all(writing)
  await pool.end()
  const count = migrationNames().length - older.length
  figure(
    'F9',
    `${count} migrations in ${seconds.toFixed(1)} s on ${people} people, ${seen.done} writes meanwhile: ` +
      `${seen.failed.length} failed, the longest waited ${Math.round(seen.longest)} ms`,
  )
  expect(seen.done).toBeGreaterThan(100)
  expect(seen.failed).toEqual([])
  expect(seen.longest).toBeLessThan(2_000) // the limit for locks
}, 300_000)
