import { describe, expect, test } from 'vitest'
import { waysIn } from '@/lib/accounts/sign-in/ways-in'
import { hoursSince, needsFactor, waysUsed, whyBlocked, type Blocked } from './sign-in-policy'

const now = new Date('2026-03-01T12:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const open = { secondFactorFrom: null, allowedWays: [], sessionHours: null }
const who = { methods: ['password'], provider: null, provedAt: ago(0), isReady: false }

type Case = [string, Partial<typeof who>, Record<string, unknown>, Blocked | null]

test.each<Case>([
  ['no policy', { provedAt: ago(9999) }, {}, null],
  ['a second factor from later on', {}, { secondFactorFrom: ago(-1) }, null],
  ['a second factor from now on', {}, { secondFactorFrom: now }, 'second-factor'],
  ['a second factor since yesterday', {}, { secondFactorFrom: ago(24) }, 'second-factor'],
  [
    'a second factor since yesterday, and the person has one',
    { isReady: true },
    { secondFactorFrom: ago(24) },
    null,
  ],
  ['one hour, 59 minutes ago', { provedAt: ago(0.99) }, { sessionHours: 1 }, null],
  ['one hour, one hour ago', { provedAt: ago(1) }, { sessionHours: 1 }, 'session'],
  ['a day, two days ago', { provedAt: ago(48) }, { sessionHours: 24 }, 'session'],
  ['passwords', {}, { allowedWays: ['password'] }, null],
  ['passkeys, and they used a password', {}, { allowedWays: ['passkey'] }, 'way-in'],
  [
    'passkeys, and they used one after their password',
    { methods: ['password', 'passkey'] },
    { allowedWays: ['passkey'] },
    null,
  ],
  [
    'passkeys, and they used a code after their password',
    { methods: ['password', 'totp'] },
    { allowedWays: ['passkey'] },
    'way-in',
  ],
  ['emails, and they typed a mailed code', { methods: ['code'] }, { allowedWays: ['email'] }, null],
  [
    'a way that nobody knows',
    { methods: ['provider'] },
    { allowedWays: ['gone-provider'] },
    'way-in',
  ],
  [
    'a session from before methods were kept',
    { methods: [] },
    { allowedWays: ['email'] },
    'way-in',
  ],
  [
    'everything at once: the way in comes first',
    { provedAt: ago(5) },
    { allowedWays: ['passkey'], sessionHours: 1, secondFactorFrom: now },
    'way-in',
  ],
  [
    'a fresh proof and a second factor: the proof comes first',
    { provedAt: ago(5) },
    { sessionHours: 1, secondFactorFrom: now },
    'session',
  ],
])('%s', (_, person, policy, why) => {
  expect(whyBlocked({ ...open, ...policy }, { ...who, ...person }, now)).toBe(why)
})

describe('a provider', () => {
  const by = (provider: string | null) =>
    whyBlocked(
      { ...open, allowedWays: ['google'] },
      { ...who, methods: ['provider'], provider },
      now,
    )

  test('counts by its id: another one, or an unknown one, does not', () => {
    expect([by('google'), by('github'), by(null)]).toEqual([null, 'way-in', 'way-in'])
  })

  test('cannot pass for a way of another name', () => {
    const state = { ...who, methods: ['google'], provider: null }
    expect(whyBlocked({ ...open, allowedWays: ['google'] }, state, now)).toBe('way-in')
  })
})

test('every way to begin a session is one that an organization can allow', () => {
  const allowed = ['password', 'email', 'passkey', 'google']
  for (const way of waysIn) {
    const state = { ...who, methods: [way], provider: way === 'provider' ? 'google' : null }
    expect(waysUsed(state).length, way).toBeGreaterThan(0)
    expect(allowed, way).toEqual(expect.arrayContaining(waysUsed(state)))
  }
})

test('the date of the second factor counts from its second on', () => {
  expect(needsFactor({ ...open, secondFactorFrom: now }, ago(0.001))).toBe(false)
  expect(needsFactor({ ...open, secondFactorFrom: now }, now)).toBe(true)
  expect(needsFactor(open, now)).toBe(false)
})

test('hours since the proof are full hours', () => {
  expect(hoursSince({ ...who, provedAt: ago(1.99) }, now)).toBe(1)
})
