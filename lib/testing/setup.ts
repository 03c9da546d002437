import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, vi } from 'vitest'
import { loggedErrors, noteErrors } from '@/lib/testing/logged-errors'

// A database and a mailbox of this test file's own, and settings as a laptop has them.
const template = new URL(inject('template'))
const name = `test_${randomBytes(6).toString('hex')}`
const at = (database: string) => Object.assign(new URL(template), { pathname: database }).href
const mailbox = mkdtempSync(join(tmpdir(), 'guildhall-mail-'))

Object.assign(process.env, {
  DATABASE_URL: at(name),
  TEST_DATABASE_URL: at('postgres'),
  AUTH_SECRET: 'a secret of at least thirty-two characters',
  APP_URL: 'http://localhost:3000',
  MAIL: 'mailbox',
  MAIL_DIR: mailbox,
})

const asAdmin = async (sql: string) => {
  const client = new pg.Client({ connectionString: at('postgres') })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

beforeAll(() => asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`))

afterAll(async () => {
  if ('guildhallDb' in globalThis) await (await import('@/lib/db')).disconnect()
  await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`)
  rmSync(mailbox, { recursive: true })
})

// What is logged as an error fails the test, unless the test takes it: lib/testing/logged-errors.ts.
beforeEach(noteErrors)
afterEach(() => expect(loggedErrors(), 'logged as errors').toEqual([]))

// Argon2 at the least cost there is: the real one takes 60 ms and 64 MiB for each hash. What it
// really does is for lib/auth/passwords.test.ts.
vi.mock(import('@node-rs/argon2'), async (original) => {
  const argon2 = await original()
  return {
    ...argon2,
    hash: vi.fn((password, options) =>
      argon2.hash(password, { ...options, memoryCost: 8, timeCost: 1 }),
    ),
    verify: vi.fn(argon2.verify),
  }
})
