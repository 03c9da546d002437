import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { db, pool } from '@/lib/db'
import { hours, minutes } from '@/lib/config/define-guildhall'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { MailError } from '@/lib/mail/mail'
import { replaceTransport } from '@/lib/mail/transport'

// Rendering is not tested here, and rendering 500 emails would take longer than the rest.
vi.mock('@/lib/mail/compose', () => ({
  canCompose: () => true,
  compose: async () => ({ subject: 'Invitation', html: 'Invitation', text: 'Invitation' }),
}))

/** Waits are skipped; the provider, the shared pace and the leases see the time pass. */
let skipped = 0
const now = () => Date.now() + skipped
const sleep = async (ms: number) => {
  skipped += ms
  await pool().query(
    `UPDATE "MailPace" SET "nextCallAt" = "nextCallAt" - $1 * interval '1 millisecond'`,
    [ms],
  )
  await pool().query(
    `UPDATE "Outbox" SET "nextAttemptAt" = "nextAttemptAt" - $1 * interval '1 millisecond'
     WHERE "nextAttemptAt" > now()`,
    [ms],
  )
}

/** Accepts one email per call and two calls a second, refuses more, and never sleeps. */
function provider() {
  const accepted: string[] = []
  let recent: number[] = []
  replaceTransport({
    name: 'resend',
    intervalMs: 550,
    send: async ({ to, id }) => {
      recent = recent.filter((at) => at > now() - 1000)
      if (recent.length >= 2)
        throw new MailError('429', { kind: 'limited', retryAfterMs: 1000, isUnsent: true })
      recent.push(now())
      accepted.push(to)
      return { providerId: id }
    },
  })
  return accepted
}

/** Queues 500 emails, and drains the outbox repeatedly with a pause in between. */
async function sendAll(pause: number) {
  const accepted = provider()
  await db.outbox.createMany({
    data: Array.from({ length: 500 }, (_, n) => ({
      template: 'account-exists',
      recipient: `newcomer.${n}@acme.test`,
      payload: {},
    })),
  })
  const start = now()
  let drains = 0
  let took = 0
  while ((await db.outbox.count({ where: { status: 'waiting' } })) > 0 && took < hours(3)) {
    drains++
    await drainOutbox({ sleep, now })
    took = now() - start
    await sleep(pause)
  }
  return { accepted, drains, took }
}

beforeEach(async () => {
  skipped = 0
  await db.outbox.deleteMany()
  await db.mailPace.deleteMany()
})
afterEach(() => replaceTransport(undefined))

test.each([
  ['on a host, with a worker every ten seconds', 10_000, minutes(10)],
  ['on functions, with a write every seven minutes', minutes(7), hours(1)],
])('500 emails at two a second are each sent once and in time: %s', async (_, pause, limit) => {
  const { accepted, drains, took } = await sendAll(pause)
  expect(accepted).toHaveLength(500)
  expect(new Set(accepted).size).toBe(500)
  expect(await db.outbox.count({ where: { status: 'sent' } })).toBe(500)
  expect(took).toBeLessThan(limit)
  expect(took).toBeGreaterThan(minutes(4)) // no faster than the provider accepts them
  expect(drains).toBeGreaterThan(1)
})
