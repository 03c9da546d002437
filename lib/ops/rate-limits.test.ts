import { describe, expect, test } from 'vitest'
import {
  clearOldCounters,
  forgive,
  limit,
  countInTransaction,
  refusal,
  takeBack,
  type RateLimit,
} from '@/lib/ops/rate-limits'
import { db, pool, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { barrier } from '@/lib/testing/barrier'
import { outcome, outcomes } from '@/lib/testing/refusal'

let count = 0
const subject = () => `subject ${++count}`
const counters = async () => (await pool().query('SELECT * FROM "RateLimit"')).rows

test('of 200 concurrent attempts at a limit of 5, 5 pass', async () => {
  const who = subject()
  const tries = Array.from({ length: 200 }, () => limit('signIn', who))
  expect(await outcomes(tries)).toEqual({ done: 5, 'rate-limited': 195 })
})

test('the naive version, which reads the count and then writes it, lets more than 5 of 200 pass', async () => {
  const key = subject()
  let passed = 0
  const read = barrier(200)
  const naive = async () => {
    const row = await db.rateLimit.findUnique({ where: { key } })
    await read()
    if ((row?.points ?? 0) >= 5) return
    const points = (row?.points ?? 0) + 1
    await db.rateLimit.createMany({ data: [{ key, points }], skipDuplicates: true })
    await db.rateLimit.update({ where: { key }, data: { points } })
    passed++
  }
  await Promise.all(Array.from({ length: 200 }, naive))
  expect(passed).toBe(200)
})

test('the refusal says how many minutes to wait', async () => {
  const who = subject()
  for (let n = 0; n < 3; n++) await limit('resetLink', who)
  await expect(limit('resetLink', who)).rejects.toMatchObject({
    code: 'rate-limited',
    values: { minutes: 5 },
  })
})

test.each<RateLimit>([
  ...(['signIn', 'signInNetwork', 'signInFirstTries', 'signInAddress', 'signInIp'] as const),
  ...(['signUpIp', 'signUpLink', 'resetLink', 'signInLink', 'activationLink'] as const),
  ...(['mailedLinkIp', 'tokenIp', 'slugCheckIp'] as const),
])('a stranger who uses up %s locks nobody out for more than ten minutes', async (name) => {
  await limit(name, subject())
  const { rows } = await pool().query<{ expire: string }>(
    'SELECT expire FROM "RateLimit" WHERE key LIKE $1',
    [`${name}:%`],
  )
  for (const { expire } of rows) expect(Number(expire) - Date.now()).toBeLessThanOrEqual(600_000)
})

describe('a counter', () => {
  test('is separate for each person and each limit', async () => {
    const [one, other] = [subject(), subject()]
    for (let n = 0; n < 6; n++) await outcome(limit('signIn', one))
    expect(await outcome(limit('signIn', one))).toBe('rate-limited')
    expect(await outcome(limit('signIn', other))).toBe('done')
    expect(await outcome(limit('resetLink', one))).toBe('done')
  })

  test('restarts when its period is over', async () => {
    const who = subject()
    for (let n = 0; n < 6; n++) await outcome(limit('signIn', who))
    await pool().query('UPDATE "RateLimit" SET expire = $1', [Date.now() - 1])
    expect(await outcome(limit('signIn', who))).toBe('done')
  })

  test('is reset on request', async () => {
    const who = subject()
    for (let n = 0; n < 6; n++) await outcome(limit('signIn', who))
    await forgive('signIn', who)
    expect(await outcome(limit('signIn', who))).toBe('done')
  })

  test('takes one attempt back on request, and not the others', async () => {
    const who = subject()
    for (let n = 0; n < 5; n++) await limit('signIn', who)
    await takeBack('signIn', who)
    expect(await outcome(limit('signIn', who))).toBe('done')
    expect(await outcome(limit('signIn', who))).toBe('rate-limited')
  })

  test('contains no names', async () => {
    await limit('signIn', 'olive@acme.test 203.0.113.7')
    expect(JSON.stringify(await counters())).not.toMatch(/olive|acme|203\.0/)
  })
})

test('cleanup removes expired counters only', async () => {
  const [old, present] = [subject(), subject()]
  await limit('signIn', old)
  await pool().query('UPDATE "RateLimit" SET expire = $1', [Date.now() - 1])
  for (let n = 0; n < 5; n++) await limit('signIn', present)
  await clearOldCounters()
  expect(await counters()).toHaveLength(1)
  expect(await outcome(limit('signIn', present))).toBe('rate-limited')
})

describe('a counter in a transaction', () => {
  const countIn = async (tx: Tx, who: string) => {
    const [tries] = await countInTransaction(tx, [['signIn', who]])
    if (tries!.isOver) throw refusal(tries!.msBeforeNext)
    return tries!.points
  }
  const count = (who: string) => db.$transaction((tx) => countIn(tx, who))

  test('is the same counter', async () => {
    const who = subject()
    for (let n = 1; n <= 3; n++) expect(await count(who)).toBe(n)
    expect(await limit('signIn', who)).toBe(4)
    expect(await count(who)).toBe(5)
    expect(await outcome(count(who))).toBe('rate-limited')
    expect(await outcome(limit('signIn', who))).toBe('rate-limited')
  })

  test('does not count what is rolled back', async () => {
    const who = subject()
    for (let n = 0; n < 10; n++)
      await outcome(
        db.$transaction(async (tx) => {
          await countIn(tx, who)
          throw new DomainError('already-member')
        }),
      )
    expect(await count(who)).toBe(1)
  })

  test('lets 5 of 20 concurrent attempts through', async () => {
    const who = subject()
    const tries = Array.from({ length: 20 }, () => count(who))
    expect(await outcomes(tries)).toEqual({ done: 5, 'rate-limited': 15 })
  })

  test('restarts when its period is over', async () => {
    const who = subject()
    for (let n = 0; n < 6; n++) await outcome(count(who))
    await pool().query('UPDATE "RateLimit" SET expire = $1', [Date.now() - 1])
    expect(await count(who)).toBe(1)
  })
})
