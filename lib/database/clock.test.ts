import { afterEach, describe, expect, test, vi } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { requestPasswordReset } from '@/lib/accounts/sign-in/request-link'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { databaseNow, setClock } from '@/lib/database/clock'
import { db, pool } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { replaceTransport } from '@/lib/mail/transport'
import { measureClock } from '@/lib/ops/measure-clock'
import { entered } from '@/lib/testing/entered'
import { invite } from '@/lib/testing/invite'
import { loggedErrors, loggedLines } from '@/lib/testing/logged-errors'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person } from '@/lib/testing/people'
import { outcome } from '@/lib/testing/refusal'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const from = { ip: '203.0.113.9', userAgent: 'Firefox' }
const minutes = 60_000
/** Less than the clocks differ by. On a busy machine the database responds late. */
const tolerance = minutes

afterEach(() => {
  vi.useRealTimers()
  replaceTransport(undefined)
  setClock(0)
})

/** Shifts only this server's clock. */
async function skewed(by: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by })
  await measureClock()
}

const set = (id: string, what: string) =>
  pool().query(
    `UPDATE "OrganizationInvitation" SET "expiresAt" = now() + interval '${what}' WHERE id = $1`,
    [id],
  )

test('a slow response is not taken for a wrong clock', async () => {
  const asked = vi.spyOn(pool(), 'query').mockImplementationOnce(async () => {
    const { rows } = await pool().query(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms',
    )
    vi.setSystemTime(Date.now() + 4_000)
    return { rows }
  })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  await measureClock()
  asked.mockRestore()
  expect(loggedLines()).toEqual([])
  expect(databaseNow().getTime()).toBe(Date.now())
})

describe.each([-5, 5])('on a server whose clock is %i minutes off', (by) => {
  test("the database's time is used, and the difference is logged", async () => {
    await skewed(by * minutes)
    const { rows } = await pool().query<{ now: Date }>('SELECT clock_timestamp() AS now')
    const off = databaseNow().getTime() - rows[0]!.now.getTime()
    expect(Math.abs(off)).toBeLessThan(tolerance)
    const [warning, ...others] = loggedLines()
    expect(warning).toMatchObject({ event: 'server.warning' })
    expect(Math.round(Number(warning!.behindBySeconds) / 60)).toBe(-by)
    expect(others).toEqual([])
  })

  test.each([
    ['2 minutes', 'open', 'done'],
    ['-2 minutes', 'expired', 'invitation-expired'],
  ])(
    'an invitation that expires in %s is %s for the page and the command',
    async (end, state, code) => {
      const { adam, slug } = await acme()
      const newcomer = await person('Newcomer')
      const { id, token } = await invite(await as(adam, slug), newcomer.email)
      await skewed(by * minutes)
      await set(id, end)
      expect((await viewInvitation(token, newcomer)).state).toBe(state)
      expect(await outcome(acceptInvitation(newcomer, { token }))).toBe(code)
    },
  )

  test('people sign in, prove their identity for ten minutes, and reset their password', async () => {
    const olive = await personWithPassword('Olive')
    await skewed(by * minutes)
    const { token } = entered(await signIn(from, { email: olive.email, password: PASSWORD }))
    const who = (await findSession(token))!.user
    const proof = async (age: string) => {
      await pool().query(
        `UPDATE "Session" SET "provedAt" = now() - interval '${age}' WHERE id = $1`,
        [who.sessionId],
      )
      return neededProof(who)
    }
    expect(await proof('9 minutes')).toBe('none')
    expect(await proof('11 minutes')).toBe('password')
    await requestPasswordReset({ email: olive.email })
    await drainOutbox()
    const link = (await mailTo(olive.email)).token
    // Another server, whose clock is right.
    vi.useRealTimers()
    setClock(0)
    await resetPassword(
      { token: link, password: 'brass kettles hum low', confirmPassword: 'brass kettles hum low' },
      from,
    )
  })

  test('an email that the provider did not accept is retried soon', async () => {
    const { adam, slug } = await acme()
    await skewed(by * minutes)
    await db.outbox.deleteMany()
    await invite(await as(adam, slug), 'late@new.test')
    replaceTransport({ name: 'resend', send: () => Promise.reject(new Error('away')) })
    await drainOutbox()
    loggedErrors()
    const { rows } = await pool().query<{ wait: number }>(
      `SELECT extract(epoch FROM "nextAttemptAt" - now())::float AS wait FROM "Outbox"`,
    )
    expect(rows).toHaveLength(1)
    expect(Math.abs(rows[0]!.wait) * 1000).toBeLessThan(tolerance)
  })
})
