import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { replaceTransport } from '@/lib/mail/transport'
import { barrier } from '@/lib/testing/barrier'

// Rendering is not tested here.
vi.mock('@/lib/mail/compose', () => ({
  canCompose: () => true,
  compose: async () => ({ subject: 'Invitation', html: 'Invitation', text: 'Invitation' }),
}))

const times = <R>(n: number, work: (n: number) => R) => Array.from({ length: n }, (_, i) => work(i))

/** A provider that accepts everything, and what it was sent. */
function provider() {
  const ids: string[] = []
  replaceTransport({
    name: 'resend',
    send: async ({ id }) => {
      ids.push(id)
      return { providerId: `p-${id}` }
    },
  })
  return ids
}

beforeEach(async () => {
  await db.outbox.deleteMany()
  await db.mailPace.deleteMany()
  await db.outbox.createMany({
    data: times(1000, (n) => ({
      template: 'account-exists',
      recipient: `newcomer.${n}@acme.test`,
      payload: {},
    })),
  })
})
afterEach(() => replaceTransport(undefined))

test('with 16 workers on an outbox of 1,000, each email is sent once, at the first attempt', async () => {
  const ids = provider()
  const sent = await Promise.all(times(16, () => drainOutbox()))
  expect(sent.reduce((sum, n) => sum + n)).toBe(1000)
  expect(ids).toHaveLength(1000)
  expect(new Set(ids).size).toBe(1000)
  expect(await db.outbox.count({ where: { status: 'sent', attempts: 1 } })).toBe(1000)
})

test('the naive version, which reads what is waiting and then sends it, sends emails several times', async () => {
  const ids = provider()
  const read = barrier(16)
  const drain = async () => {
    const waiting = await db.outbox.findMany({
      where: { status: 'waiting' },
      orderBy: { id: 'asc' },
      take: 100,
    })
    await read()
    for (const { id } of waiting) ids.push(id)
  }
  await Promise.all(times(16, drain))
  expect(ids).toHaveLength(1600)
  expect(new Set(ids).size).toBe(100)
})
