import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db, pool } from '@/lib/db'
import { hours, minutes } from '@/lib/config/define-guildhall'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { resendTransport } from '@/lib/mail/resend-transport'
import { replaceTransport } from '@/lib/mail/transport'
import { loggedErrors } from '@/lib/testing/logged-errors'

interface Email {
  to: [string]
}
/** How a stand-in for Resend deviates from normal; undefined: normal. */
interface Otherwise {
  perSecond?: number
  hasBatches?: boolean
  answer?: (emails: Email[], call: number) => [number, object, object?] | undefined
}

/** Waits are skipped; the clocks of the provider and the database move on. */
let time = 0
const now = () => Date.now() + time
const sleep = async (ms: number) => {
  time += ms
  const by = `${Math.ceil(ms)} * interval '1 millisecond'`
  // Locked in the order in which the product locks rows of both, so that nothing ends in a deadlock.
  await pool().query(`
    LOCK TABLE "MailPace", "Outbox";
    UPDATE "MailPace" SET "nextCallAt" = "nextCallAt" - ${by};
    UPDATE "Outbox" SET "nextAttemptAt" = "nextAttemptAt" - ${by}`)
}
const clock = { sleep, now }
const drain = (within = minutes(10)) => drainOutbox({ ...clock, within })

const closers: (() => void)[] = []
afterEach(() => {
  replaceTransport(undefined)
  closers.splice(0).forEach((close) => close())
})
beforeEach(async () => {
  time = 0
  await db.outbox.deleteMany()
  await db.mailPace.deleteMany()
})

/**
 * Resend's behavior: a number of calls a second, a hundred emails per call, remembered idempotency
 * keys.
 */
async function resend({ perSecond = 2, hasBatches = true, answer }: Otherwise = {}) {
  const accepted: string[] = []
  const known = new Map<string, object>()
  const seen = { calls: 0, refused: 0, accepted }
  const recent: number[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.calls++
    while (recent.length > 0 && recent[0]! <= now() - 1000) recent.shift()
    if (recent.length >= perSecond) {
      seen.refused++
      return reply(response, 429, fault(429, 'rate_limit_exceeded'), { 'retry-after': '1' })
    }
    recent.push(now())
    const isBatch = request.url === '/emails/batch'
    if (isBatch && !hasBatches) return reply(response, 404, fault(404, 'not_found'))
    const emails = [JSON.parse(body)].flat() as Email[]
    const special = answer?.(emails, seen.calls)
    if (special) return reply(response, ...special)
    const key = String(request.headers['idempotency-key'])
    const before = known.get(key)
    if (before) return reply(response, 200, before)
    accepted.push(...emails.map(({ to: [to] }) => to))
    const ids = emails.map((_, index) => ({ id: `${seen.calls}-${index}` }))
    const result = isBatch ? { data: ids } : ids[0]!
    known.set(key, result)
    return reply(response, 200, result)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // Ten per call instead of a hundred: the behavior is the same and costs less.
  const transport = resendTransport({ apiKey: 're_test', baseUrl, timeoutMs: 20_000 })
  replaceTransport({ ...transport, batchSize: 10 })
  return seen
}

const fault = (statusCode: number, name: string, message = 'no') => ({ statusCode, name, message })
const reply = (response: ServerResponse, status: number, body: object, headers = {}) =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body))

const waiting = (count: number) =>
  db.outbox.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      template: 'account-exists',
      recipient: `newcomer.${n}@acme.test`,
      payload: {},
    })),
  })
const states = async () =>
  Object.fromEntries(
    (await db.outbox.groupBy({ by: ['status'], _count: true })).map(({ status, _count }) => [
      status,
      _count,
    ]),
  )
const pace = () => db.mailPace.findFirstOrThrow()
const expectEachOnce = (accepted: string[], count: number) => {
  expect(accepted).toHaveLength(count)
  expect(new Set(accepted).size).toBe(count)
}

test('50 emails are sent in five calls of ten, none refused, each email once', async () => {
  const seen = await resend()
  await waiting(50)
  expect(await drain()).toBe(50)
  expect(seen).toMatchObject({ calls: 5, refused: 0 })
  expectEachOnce(seen.accepted, 50)
  expect(time).toBeLessThan(minutes(1))
})

test('a provider without batches receives them one by one at its pace: 50 a minute or more', async () => {
  const seen = await resend({ hasBatches: false })
  await waiting(50)
  expect(await drain()).toBe(50)
  expectEachOnce(seen.accepted, 50)
  expect(seen.refused).toBeLessThan(5)
  expect(time).toBeLessThan(minutes(1))
  loggedErrors()
})

test('several processes share one pace', async () => {
  const seen = await resend({ hasBatches: false })
  await waiting(30)
  const sent = await Promise.all([drain(), drain(), drain()])
  expect(sent.reduce((sum, each) => sum + each)).toBe(30)
  expectEachOnce(seen.accepted, 30)
  loggedErrors()
})

test('a rate-limited provider is called again when it says, more slowly, and no attempt is counted', async () => {
  const seen = await resend({
    answer: (_, call) =>
      call === 1 ? [429, fault(429, 'rate_limit_exceeded'), { 'retry-after': '30' }] : undefined,
  })
  await waiting(3)
  expect(await drain(1000)).toBe(0)
  expect(await db.outbox.findMany({ where: { attempts: { gt: 0 } } })).toEqual([])
  expect(loggedErrors().join()).toContain('"reason":"limited"')
  expect((await pace()).nextCallAt.getTime()).toBeGreaterThan(Date.now() + 20_000)
  expect(await drain()).toBe(3)
  expect(seen.calls).toBe(2)
  expect((await pace()).intervalMs).toBeGreaterThan(550)
})

test('what is left when time runs out is sent by the next write', async () => {
  const seen = await resend({ hasBatches: false })
  await waiting(30)
  let writes = 0
  while ((await states()).waiting) {
    await drain(5_000)
    writes++
  }
  loggedErrors()
  expectEachOnce(seen.accepted, 30)
  expect(writes).toBeGreaterThan(1)
})

test.each([
  ['the key', 401, 'invalid_api_key', 'settings', minutes(1)],
  ["the sender's domain", 403, 'validation_error', 'settings', minutes(1)],
  ['the daily quota', 429, 'daily_quota_exceeded', 'quota', hours(1)],
])(
  'when the provider refuses because of %s, all email waits, one call checks again, and it is logged once',
  async (_, status, name, reason, pause) => {
    let isRepaired = false
    const seen = await resend({
      answer: () =>
        isRepaired ? undefined : [status, fault(status, name, 'to mia@acme.test: no')],
    })
    await waiting(25)
    for (let n = 0; n < 5; n++) await drain(1000)
    expect(seen.calls).toBe(1)
    expect(await states()).toEqual({ waiting: 25 })
    const logged = loggedErrors()
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain(`"reason":"${reason}"`)
    expect(logged[0]).not.toContain('mia@acme.test')
    expect(await pace()).toMatchObject({ reason, failures: 1 })
    expect((await pace()).nextCallAt.getTime()).toBeGreaterThan(Date.now() + pause - 30_000)
    isRepaired = true
    await sleep(pause)
    expect(await drain()).toBe(25)
    expectEachOnce(seen.accepted, 25)
    expect(await pace()).toMatchObject({ reason: null, failures: 0 })
  },
)

test('new settings are not delayed by a failure of the old ones', async () => {
  await resend({ answer: () => [401, fault(401, 'invalid_api_key')] })
  await waiting(1)
  await drain(1000)
  loggedErrors()
  const seen = await resend()
  const { transport } = await import('@/lib/mail/transport')
  replaceTransport({ ...transport(), account: 'other' })
  await db.outbox.updateMany({ data: { nextAttemptAt: new Date() } })
  expect(await drain()).toBe(1)
  expect(seen.calls).toBe(1)
})

test('one bad address that fails the whole call is given up alone, with its reason', async () => {
  const bad = 'newcomer.3@acme.test'
  const seen = await resend({
    answer: (emails) =>
      emails.some(({ to: [to] }) => to === bad)
        ? [422, fault(422, 'validation_error', 'Invalid `to` field')]
        : undefined,
  })
  await waiting(8)
  expect(await drain()).toBe(7)
  expectEachOnce(seen.accepted, 7)
  const failed = await db.outbox.findMany({ where: { status: 'failed' } })
  expect(failed).toMatchObject([
    { recipient: bad, lastError: 'MailError: Resend: validation_error: Invalid `to` field' },
  ])
  expect(loggedErrors()).toHaveLength(1)
})

test('a call whose response is lost is repeated unchanged, under the same key', async () => {
  const seen = await resend()
  await waiting(9)
  await drain()
  // The rows as they are if the process dies between the response and recording it.
  await db.outbox.updateMany({
    data: { status: 'waiting', sentAt: null, providerId: null, nextAttemptAt: new Date() },
  })
  await db.outbox.create({
    data: { template: 'account-exists', recipient: 'mia@acme.test', payload: {} },
  })
  expect(await drain()).toBe(10)
  expectEachOnce(seen.accepted, 10)
  expect(await states()).toEqual({ sent: 10 })
})

test('an email that cannot be composed does not delay others', async () => {
  const seen = await resend()
  await db.outbox.create({
    data: { template: 'password-reset', recipient: 'x@acme.test', payload: { userId: 'no id' } },
  })
  await db.outbox.create({
    data: { template: 'of-tomorrow', recipient: 'y@acme.test', payload: {} },
  })
  await waiting(5)
  expect(await drain(1000)).toBe(5)
  expectEachOnce(seen.accepted, 5)
  expect(loggedErrors()).toHaveLength(2)
})
