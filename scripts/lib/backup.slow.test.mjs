import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { setAvatar } from '@/lib/pictures/avatar'
import { disconnect } from '@/lib/db'
import { inviteMember } from '@/lib/invitations/invite-member'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'
import { pictureFile } from '@/lib/testing/picture-file'
import { snapshot } from '@/lib/testing/snapshot'
import { withSettings } from '@/lib/testing/with-settings'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'
import { backUp } from './backup.mjs'
import { checkBackup } from './backup/file.mjs'
import { figure } from './faults/figures.mjs'
import { appliedMigrations, migrate, migrationNames } from './prisma.mjs'
import { readBackup, restore } from './restore.mjs'

const source = process.env.DATABASE_URL
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-backup-'))
const work = { progress: { step: (_, task) => task(), say: () => {} } }

async function sql(url, text) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(text).finally(() => client.end())
}

// With a role that is not a superuser, as at every provider.
const at = (database, user) => {
  const url = Object.assign(new URL(source), { pathname: database })
  if (user) Object.assign(url, { username: user, password: user })
  return url.href
}
let count = 0
const made = []
async function emptyDatabase(template = 'template0') {
  const name = `restored_${process.env.VITEST_POOL_ID}_${++count}`
  await sql(source, `CREATE DATABASE ${name} OWNER plain TEMPLATE ${template}`)
  made.push(name)
  return at(name, 'plain')
}

const copyOf = (url) => emptyDatabase(new URL(url).pathname.slice(1))

let olive, newcomer, invitation, backup, before
beforeAll(async () => {
  await sql(source, `CREATE ROLE plain LOGIN PASSWORD 'plain' NOSUPERUSER NOBYPASSRLS`)
  const { adam, slug, mia } = await acme()
  olive = await personWithPassword('Olive')
  newcomer = await personWithPassword('Newcomer')
  const ctx = await as(adam, slug)
  invitation = { slug, ...(await invite(ctx, newcomer.email)) }
  const message = 'tab\t, back\\slash, \\N, line\n\\.\nend, 日本語'
  await inviteMember(ctx, { email: 'odd@new.test', role: 'member', message })
  await setAvatar(mia, { picture: await pictureFile() })
  before = await snapshot()
  const saved = await backUp(source, folder)
  backup = saved.file
})
afterEach(() => (process.env.DATABASE_URL = source))
afterAll(async () => {
  await disconnect()
  fs.rmSync(folder, { recursive: true })
  for (const name of made) await sql(source, `DROP DATABASE ${name} WITH (FORCE)`)
  await sql(source, 'DROP ROLE plain')
})

test('a backup restored into an empty database is identical, and people sign in and join there', async () => {
  const url = await emptyDatabase()
  const { rows, tables } = await restore({ ...work, url }, backup, await readBackup(backup))
  expect(rows).toBe(before.length)
  expect(tables).toBeGreaterThan(20)

  await disconnect()
  const there = await withSettings({ DATABASE_URL: url }, async () => ({
    ...(await import('@/lib/db')),
    ...(await import('@/lib/accounts/sign-in/sign-in')),
    ...(await import('@/lib/invitations/accept-invitation')),
    ...(await import('@/lib/testing/people')),
    ...(await import('@/lib/testing/snapshot')),
  }))
  try {
    expect(await there.snapshot()).toEqual(before)
    const from = { ip: '203.0.113.1', userAgent: 'Firefox' }
    const { token } = await there.signIn(from, { email: olive.email, password: PASSWORD })
    expect(token).toBeTruthy()
    await there.acceptInvitation(newcomer, { token: invitation.token })
    expect((await there.as(newcomer, invitation.slug)).actor.role).toBe('member')
    figure(
      'F8',
      `${rows} rows of ${tables} tables are the same; a sign-in and an acceptance work there`,
    )
    // Its constraints are active: the audit log cannot be changed, and no organization can lose its
    // owner.
    await expect(there.db.$executeRaw`DELETE FROM "Event"`).rejects.toThrow()
    await expect(there.db.$executeRaw`DELETE FROM "OrganizationOwner"`).rejects.toThrow()
    await expect(
      there.db.$executeRaw`UPDATE "Session" SET "userId" = gen_random_uuid()`,
    ).rejects.toThrow()
  } finally {
    await there.disconnect()
  }
  const schema = `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS rule
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY 1, 2, 3`
  expect((await sql(url, schema)).rows).toEqual((await sql(source, schema)).rows)
})

test('it is a consistent snapshot while others write', async () => {
  let isWriting = true
  const writing = (async () => {
    for (; isWriting;) await acme()
  })()
  const { file } = await backUp(source, path.join(folder, 'busy.sql.gz'))
  isWriting = false
  await writing
  // Every foreign key is checked at the end.
  await restore({ ...work, url: await emptyDatabase() }, file, await readBackup(file))
})

test('the file is readable only by its owner, and names version and migration', async () => {
  expect(fs.statSync(backup).mode & 0o777).toBe(0o600)
  expect(path.basename(backup)).toContain(migrationNames().at(-1))
  expect(path.basename(backup)).toMatch(/^guildhall-\d+\.\d+\.\d+-/)
  await expect(backUp(source, backup)).rejects.toThrow('is there already')
})

test('it contains no emailed link and no cookie', () => {
  const text = gunzipSync(fs.readFileSync(backup)).toString()
  expect(text).toContain(invitation.email)
  for (const secret of [invitation.token, olive.token, PASSWORD, process.env.AUTH_SECRET])
    expect(text).not.toContain(secret)
})

test('a database with rows is refused and stays unchanged', async () => {
  await expect(restore({ ...work, url: source }, backup, await readBackup(backup))).rejects.toThrow(
    'is not empty',
  )
})

const altered = (change) => {
  const file = path.join(folder, `altered-${++count}.sql.gz`)
  fs.writeFileSync(file, change(fs.readFileSync(backup)))
  return file
}
const edited = (change) => altered((file) => gzipSync(change(gunzipSync(file).toString())))

test.each([
  ['cut short', (file) => file.subarray(0, file.length - 500), 'truncated or altered'],
  ['with a flipped bit', flipped, 'truncated or altered'],
])('a file %s is refused', async (_, change, words) => {
  await expect(checkBackup(altered(change))).rejects.toThrow(words)
})

function flipped(file) {
  const copy = Buffer.from(file)
  copy[Math.floor(copy.length / 2)] ^= 1
  return copy
}

test.each([
  ['with another address', (text) => text.replace(newcomer.email, 'eve@new.test'), 'altered'],
  ['without its end', (text) => text.slice(0, text.lastIndexOf('-- end')), 'its end is missing'],
  ['with more at its end', (text) => `${text}DROP TABLE "User";\n`, 'something else'],
  ['of another program', () => '-- PostgreSQL database dump\n', 'is no backup'],
  ['of a newer format', (text) => text.replace('"format":1', '"format":2'), 'altered'],
])('a file compressed again %s is refused', async (_, change, words) => {
  await expect(checkBackup(edited(change))).rejects.toThrow(words)
})

test('a backup from a newer version is refused', async () => {
  const url = await emptyDatabase()
  await migrate({
    ...work,
    url,
    folder: migrations('newer', migrationNames(), 'CREATE TABLE "New" ()'),
  })
  const { file } = await backUp(url, path.join(folder, 'newer.sql.gz'))
  await expect(readBackup(file)).rejects.toThrow('20990101000000_new')
})

test('a backup from an older version is restored as it was, and then migrated', async () => {
  const older = migrations('older', migrationNames().slice(0, -1))
  const url = await emptyDatabase()
  await migrate({ ...work, url, folder: older })
  await sql(
    url,
    `INSERT INTO "User" (id, email, "modifiedAt") VALUES (gen_random_uuid(), 'early@new.test', now())`,
  )
  const { file } = await backUp(url, path.join(folder, 'older.sql.gz'))
  const target = await emptyDatabase()
  await restore({ ...work, url: target }, file, await readBackup(file))
  const { rows } = await sql(target, 'SELECT email FROM "User"')
  expect(rows).toEqual([{ email: 'early@new.test' }])
  expect([...(await appliedMigrations(target)).applied].sort()).toEqual(migrationNames())
})

test('sequences and computed columns of custom tables are as they were', async () => {
  const migrated = await emptyDatabase()
  await migrate({ ...work, url: migrated })
  const [url, target, without] = [await copyOf(migrated), await copyOf(migrated), migrated]
  for (const each of [url, target])
    await sql(
      each,
      'CREATE TABLE "Own" (id serial, twice int GENERATED ALWAYS AS (2) STORED, name text)',
    )
  await sql(url, `INSERT INTO "Own" (name) VALUES ('one'), ('two')`)
  const { file } = await backUp(url, path.join(folder, 'own.sql.gz'))
  await restore({ ...work, url: target }, file, await readBackup(file))
  const { rows } = await sql(target, `INSERT INTO "Own" (name) VALUES ('three') RETURNING *`)
  expect(rows).toEqual([{ id: 3, twice: 2, name: 'three' }])
  await expect(restore({ ...work, url: without }, file, await readBackup(file))).rejects.toThrow(
    'no migration makes',
  )
})

/** A folder with these migrations, and one more. */
function migrations(name, names, sqlOfNew) {
  const place = path.join(folder, name)
  for (const each of ['migration_lock.toml', ...names])
    fs.cpSync(path.join('prisma/migrations', each), path.join(place, each), { recursive: true })
  if (sqlOfNew) {
    fs.mkdirSync(path.join(place, '20990101000000_new'))
    fs.writeFileSync(path.join(place, '20990101000000_new/migration.sql'), sqlOfNew)
  }
  return place
}
