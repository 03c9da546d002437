import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { freePort } from '../ports.mjs'
import { freshPostgres, startPostgres } from '../postgres.mjs'
import { migrate } from '../prisma.mjs'
import { root } from '../root.mjs'
import { figure, isFull, p95 } from './figures.mjs'
import { faultyProvider } from './provider.mjs'

const total = isFull ? 1_000 : 150
const dataDir = path.join(root, '.test/faults/postgres')
const workers = new Set()
let postgres, port, provider, app, orgs
const settings = () => ({
  ...{ DATABASE_URL: postgres.url(), RESEND_API_KEY: 're_test', RESEND_BASE_URL: provider.url },
  ...{ MAIL: '', LOG_LEVEL: 'silent', MAIL_FROM: 'Guildhall <guildhall@acme.test>' },
})

// Power loss is not tested: the system keeps what a killed process wrote.
const startDatabase = async () =>
  (postgres = await startPostgres({ dataDir, port, settings: { fsync: 'off' } }))

beforeAll(async () => {
  await freshPostgres(dataDir)
  port = await freePort()
  provider = await faultyProvider()
  await startDatabase()
  await migrate({ progress: { step: (_, task) => task() }, url: postgres.url() })
  app = await withSettings(settings(), async () => ({
    ...(await import('@/lib/db')),
    ...(await import('@/lib/invitations/invite-member')),
    ...(await import('@/lib/testing/people')),
  }))
  await app.disconnect() // set by the database of other tests
  process.env.DATABASE_URL = postgres.url()
  orgs = []
  for (let n = 0; n < 10; n++) {
    const { olive, slug } = await app.acme()
    orgs.push(await app.as(olive, slug))
  }
})
afterAll(async () => {
  killWorkers()
  await app?.disconnect()
  provider?.close()
  await postgres?.stop()
  await freshPostgres(dataDir)
})

function startWorker({ waits = false } = {}) {
  const env = { ...process.env, ...settings() }
  const file = path.join(root, 'scripts/lib/faults/worker.mjs')
  const stdio = ['ignore', 'ignore', 'ignore', ...(waits ? ['ipc'] : [])]
  const child = spawn(process.execPath, [file], { cwd: root, env, stdio })
  workers.add(child)
  child.once('exit', () => workers.delete(child))
  return child
}
const killWorkers = () => workers.forEach((child) => child.kill('SIGKILL'))

async function killDatabase() {
  process.kill(postgres.pid, 'SIGKILL')
  await postgres.exited
  await startDatabase()
}

async function sql(text) {
  const client = new pg.Client({ connectionString: postgres.url() })
  client.on('error', () => {}) // the database is killed now and then
  await client.connect()
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

/** Invites until it succeeds, like a person who reads that it did not work. */
async function inviteUntilDone(ctx, email) {
  for (;;)
    try {
      return await app.inviteMember(ctx, { email, role: 'member', message: undefined })
    } catch (error) {
      if (error.code === 'invitation-pending') return // committed, but the response was lost
      await sleep(50)
    }
}

const waiting = async () =>
  Number((await sql(`SELECT count(*) FROM "Outbox" WHERE status = 'waiting'`))[0].count)

/** New workers send what is due; then leases and pauses, which would take minutes, are skipped. */
async function untilSent() {
  killWorkers()
  const senders = Array.from({ length: 3 }, () => startWorker({ waits: true }))
  for (const end = Date.now() + 900_000; (await waiting()) > 0 && Date.now() < end;) {
    await sql(`UPDATE "Outbox" SET "nextAttemptAt" = now() WHERE status = 'waiting'`)
    await sql(`UPDATE "MailPace" SET "nextCallAt" = now(), failures = 0`)
    await Promise.all(
      senders.map((sender) => {
        sender.send('drain')
        return Promise.race([once(sender, 'message'), once(sender, 'exit')])
      }),
    )
  }
  killWorkers()
}

test('F1: PostgreSQL and the workers are killed four times each, and no email is lost or sent twice', async () => {
  provider.seen.mood = 'faulty'
  startWorker()
  startWorker()
  const acknowledged = ['guest.0@new.test']
  await inviteUntilDone(orgs[0], acknowledged[0])
  while (provider.seen.calls === 0) await sleep(50)
  let next = 1
  const began = Date.now()
  const inviting = Array.from({ length: 8 }, async () => {
    for (let n; (n = next++) < total;) {
      const email = `guest.${n}@new.test`
      await inviteUntilDone(orgs[n % orgs.length], email)
      acknowledged.push(email)
    }
  })
  const kills = { database: 0, worker: 0 }
  const killing = (async () => {
    for (let part = 1; part <= 4; part++) {
      while (acknowledged.length < (total * part) / 5) await sleep(20)
      if ([...workers][part % workers.size]?.kill('SIGKILL')) kills.worker++
      startWorker()
      await killDatabase()
      kills.database++
    }
  })()
  await Promise.all([...inviting, killing])
  const invited = Date.now() - began
  await untilSent()

  const committed = await sql(
    `SELECT "inviteeIdentifier" AS email FROM "OrganizationInvitation" WHERE "inviteeIdentifier" LIKE 'guest.%'`,
  )
  const mails = await sql(
    `SELECT id, recipient, status FROM "Outbox" WHERE recipient LIKE 'guest.%'`,
  )
  const emails = new Set(committed.map(({ email }) => email))
  const { delivered, unprotected, calls } = provider.seen
  const told = new Set(
    mails.filter(({ id }) => delivered.has(id)).map(({ recipient }) => recipient),
  )
  const lost = acknowledged.filter((email) => !emails.has(email))
  const withoutMail = [...emails].filter((email) => !told.has(email))
  const twice = [...delivered.values()].filter((times) => times > 1).length
  const wouldBe = [...unprotected.values()].filter((times) => times > 1).length
  figure(
    'F1',
    `${acknowledged.length} invitations in ${(invited / 1000).toFixed(1)} s, ${kills.database} × kill -9 of PostgreSQL, ` +
      `${kills.worker} of workers, ${calls} calls of the provider: ${lost.length} lost, ` +
      `${withoutMail.length} without a mail, ${twice} mailed twice (without idempotency keys ${wouldBe})`,
  )
  expect(kills).toEqual({ database: 4, worker: 4 })
  expect(acknowledged).toHaveLength(total)
  expect(await waiting(), 'emails that wait in vain').toBe(0)
  expect({ lost, withoutMail, twice }).toEqual({ lost: [], withoutMail: [], twice: 0 })
  expect(mails.every(({ status }) => status === 'sent')).toBe(true)
  expect(wouldBe, 'the provider lost answers').toBeGreaterThan(0)
  loggedErrors()
}, 1_500_000)

test('F2 and F3: with a provider that is down or hangs, inviting is as fast as ever', async () => {
  for (const [id, mood] of [
    ['F2', 'refuse'],
    ['F3', 'hang'],
  ]) {
    provider.seen.mood = mood
    startWorker()
    const times = []
    for (let n = 0; n < (isFull ? 200 : 40); n++) {
      const began = performance.now()
      await inviteUntilDone(orgs[n % orgs.length], `${id}.${n}@new.test`.toLowerCase())
      times.push(performance.now() - began)
    }
    const backlog = await waiting()
    // Half an hour later: everything was tried and postponed.
    await sql(
      `UPDATE "Outbox" SET "createdAt" = "createdAt" - interval '30 minutes' WHERE status = 'waiting'`,
    )
    provider.seen.mood = 'fine'
    const began = Date.now()
    await untilSent()
    figure(
      id,
      `provider ${mood === 'hang' ? 'hangs' : 'is down'}: an invitation takes ${p95(times)} ms (p95), ` +
        `${backlog} mails wait, all are out ${((Date.now() - began) / 1000).toFixed(1)} s after it is back`,
    )
    expect(backlog).toBe(times.length)
    expect(await waiting()).toBe(0)
    expect(p95(times)).toBeLessThan(1_000)
  }
  const { delivered } = provider.seen
  expect([...delivered.values()].every((times) => times === 1)).toBe(true)
}, 1_500_000)
