import { verify } from '@node-rs/argon2'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DEVICE_LIFETIME, knownDevice } from '@/lib/accounts/sessions/devices'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { countInTransaction, limit, type RateLimit } from '@/lib/ops/rate-limits'
import { signInSchema } from '@/lib/accounts/sign-in/schema'
import { requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { signInByLink } from '@/lib/accounts/sign-in/sign-in-by-code'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import type { DomainError } from '@/lib/errors'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { deviceOf } from '@/lib/testing/device-of'
import { withAuthenticator } from '@/lib/testing/authenticator'
import { entered } from '@/lib/testing/entered'
import { mailTo } from '@/lib/testing/mail-to'
import { countStatements } from '@/lib/testing/count-statements'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

// Counted in lib/testing/setup.ts.
beforeEach(() => void vi.mocked(verify).mockClear())

let count = 0
// Each test has its own network, because limits are counted per network.
const from = () => ({ ip: `203.0.113.${++count}`, userAgent: 'Firefox' })
const nobody = () => `nobody.${++count}@new.test`
const set = (id: string, data: Parameters<typeof db.user.update>[0]['data']) =>
  db.user.update({ where: { id }, data })

test('Olive signs in', async () => {
  const olive = await personWithPassword('Olive')
  const before = await db.user.findUniqueOrThrow({ where: { id: olive.id } })
  const device = await deviceOf(olive)
  const { result, events, mails } = await watch(() =>
    signIn({ ...from(), device }, { email: olive.email, password: PASSWORD }),
  )
  const found = await findSession(entered(result).token)
  expect(found?.user).toMatchObject({ id: olive.id, name: 'Olive', email: olive.email })
  expect(found?.user.sessionId).not.toBe(olive.sessionId)
  const session = await db.session.findUniqueOrThrow({ where: { id: found?.user.sessionId } })
  expect(session).toMatchObject({ userAgent: 'Firefox', expires: entered(result).expires })
  const after = await db.user.findUniqueOrThrow({ where: { id: olive.id } })
  expect(after.lastSignInAt!.getTime()).toBeGreaterThan(before.lastSignInAt!.getTime())
  expect(events).toEqual([{ type: 'user.signedIn', actor: 'Olive', data: { by: 'password' } }])
  expect(mails).toEqual([])
  expect((await findSession(olive.token))?.user.id).toBe(olive.id)
})

test('each sign-in begins its own session', async () => {
  const { email } = await personWithPassword('Olive')
  const tokens = []
  for (let n = 0; n < 3; n++)
    tokens.push(entered(await signIn(from(), { email, password: PASSWORD })).token)
  expect(new Set(tokens).size).toBe(3)
})

describe('everyone who may not sign in gets the same answer after the same work', () => {
  test('a wrong password', async () => {
    const { email } = await personWithPassword('Olive')
    for (const password of ['wrong', PASSWORD.toUpperCase(), `${PASSWORD} `, PASSWORD.slice(0, -1)])
      await expectRefusal('sign-in-failed', () => signIn(from(), { email, password }))
    expect(verify).toHaveBeenCalledTimes(4)
  })

  test('an unknown address', async () => {
    const attempt = () => signIn(from(), { email: nobody(), password: PASSWORD })
    await expectRefusal('sign-in-failed', attempt)
    expect(verify).toHaveBeenCalledTimes(1)
  })

  test('a person without a password', async () => {
    const { id, email } = await personWithPassword('Olive')
    await set(id, { passwordHash: null })
    for (const password of [PASSWORD, 'null', 'nobody has this password'])
      await expectRefusal('sign-in-failed', () => signIn(from(), { email, password }))
    expect(verify).toHaveBeenCalledTimes(3)
  })

  test('a person deactivated by staff, with the right password: and no email', async () => {
    const { id, email } = await personWithPassword('Olive')
    await set(id, { isActive: false, deactivatedAt: new Date() })
    await expectRefusal('sign-in-failed', () => signIn(from(), { email, password: PASSWORD }))
    expect(verify).toHaveBeenCalledTimes(1)
  })

  test('a person who never activated the account: the same answer, and a new link', async () => {
    const { id, email } = await personWithPassword('Olive')
    await set(id, { isActive: false, passwordHash: null })
    const { result, events, mails } = await watch(() =>
      outcome(signIn(from(), { email, password: PASSWORD })),
    )
    expect(result).toBe('sign-in-failed')
    expect(events).toEqual([])
    expect(mails).toEqual([`activate-account to ${email}`])
    expect(verify).toHaveBeenCalledTimes(1)
  })

  test('a known, an unknown, a pending and a deactivated address run the same queries', async () => {
    const { email } = await personWithPassword('Olive')
    const pending = await personWithPassword('Max')
    await set(pending.id, { isActive: false, passwordHash: null })
    const deactivated = await personWithPassword('Mia')
    await set(deactivated.id, { isActive: false, deactivatedAt: new Date() })
    const asked = async (address: string) =>
      (await countStatements(() => outcome(signIn(from(), { email: address, password: 'wrong' }))))
        .statements
    const expected = await asked(email)
    for (const address of [nobody(), pending.email, deactivated.email])
      expect(await asked(address)).toEqual(expected)
  })
})

/** Runs this after the next password is verified, and before its session begins. */
function afterVerifying(meanwhile: () => Promise<unknown>) {
  const verifying = vi.mocked(verify).getMockImplementation()!
  vi.mocked(verify).mockImplementationOnce(async (...given) => {
    const isRight = await verifying(...given)
    await meanwhile()
    return isRight
  })
}

test('a password that is replaced while it is verified is refused as a wrong one, and begins nothing', async () => {
  for (const hasFactor of [false, true]) {
    const olive = await personWithPassword('Olive')
    if (hasFactor) await withAuthenticator(olive)
    const token = userToken('reset', await db.user.findUniqueOrThrow({ where: { id: olive.id } }))
    const password = 'a brisk teal otter swims'
    afterVerifying(() => resetPassword({ token, password, confirmPassword: password }, null))
    const { email } = olive
    expect(await outcome(signIn(from(), { email, password: PASSWORD }))).toBe('sign-in-failed')
    // The only one is that of the reset, which waits for the factor of whoever has one.
    expect(await db.session.count({ where: { userId: olive.id } })).toBe(hasFactor ? 0 : 1)
  }
})

describe('wrong passwords are counted', () => {
  const wrong = (email: string, ip: string) =>
    outcome(signIn({ ip, userAgent: null }, { email, password: 'wrong' }))

  test('the sixth in a minute is refused, even with the right password', async () => {
    const { email } = await personWithPassword('Olive')
    const { ip } = from()
    for (let n = 0; n < 5; n++) expect(await wrong(email, ip)).toBe('sign-in-failed')
    expect(await wrong(email, ip)).toBe('rate-limited')
    vi.mocked(verify).mockClear()
    const right = () => signIn({ ip, userAgent: null }, { email, password: PASSWORD })
    await expectRefusal('rate-limited', right)
    expect(verify).not.toHaveBeenCalled()
  })

  test('also for an unknown address, so that the limit reveals nothing', async () => {
    const email = nobody()
    const { ip } = from()
    for (let n = 0; n < 5; n++) expect(await wrong(email, ip)).toBe('sign-in-failed')
    expect(await wrong(email, ip)).toBe('rate-limited')
  })

  test('of 20 concurrent attempts 5 are checked', async () => {
    const { email } = await personWithPassword('Olive')
    const { ip } = from()
    const tries = Array.from({ length: 20 }, () =>
      signIn({ ip, userAgent: null }, { email, password: 'wrong' }),
    )
    expect(await outcomes(tries)).toEqual({ 'sign-in-failed': 5, 'rate-limited': 15 })
    expect(verify).toHaveBeenCalledTimes(5)
  })

  test('per network: Olive signs in from elsewhere meanwhile', async () => {
    const { email } = await personWithPassword('Olive')
    const { ip } = from()
    for (let n = 0; n < 6; n++) await wrong(email, ip)
    expect(await outcome(signIn(from(), { email, password: PASSWORD }))).toBe('done')
  })

  test('per address: another person signs in from the same network', async () => {
    const [olive, adam] = [await personWithPassword('Olive'), await personWithPassword('Adam')]
    const { ip } = from()
    for (let n = 0; n < 6; n++) await wrong(olive.email, ip)
    const attempt = signIn({ ip, userAgent: null }, { email: adam.email, password: PASSWORD })
    expect(await outcome(attempt)).toBe('done')
  })

  test('and reset after the right one', async () => {
    const { email } = await personWithPassword('Olive')
    const { ip } = from()
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) expect(await wrong(email, ip)).toBe('sign-in-failed')
      await signIn({ ip, userAgent: null }, { email, password: PASSWORD })
    }
  })
})

/** Counts guesses in one statement, without checking passwords. */
const countGuesses = (name: RateLimit, subject: string, weight: number) =>
  db.$transaction((tx) => countInTransaction(tx, [[name, subject, { weight }]]))

describe('a network that guesses at many addresses', () => {
  const guess = (ip: string) =>
    outcome(signIn({ ip, userAgent: null }, { email: nobody(), password: 'wrong' }))

  test('is limited however often it signs in to an account of its own', async () => {
    const { email } = await personWithPassword('Zoe')
    const { ip } = from()
    await countGuesses('signInIp', ip, 58)
    expect(await guess(ip)).toBe('sign-in-failed')
    await signIn({ ip, userAgent: null }, { email, password: PASSWORD })
    expect([await guess(ip), await guess(ip)]).toEqual(['sign-in-failed', 'rate-limited'])
  })

  test('has as many guesses left as before somebody signs in there', async () => {
    const { email } = await personWithPassword('Olive')
    const { ip } = from()
    await countGuesses('signInIp', ip, 59)
    for (let n = 0; n < 3; n++) await signIn({ ip, userAgent: null }, { email, password: PASSWORD })
    expect([await guess(ip), await guess(ip)]).toEqual(['sign-in-failed', 'rate-limited'])
  })
})

describe('a stranger who guesses from many networks', () => {
  const guesses = async (email: string, networks: number) => {
    const found = []
    for (let network = 0; network < networks; network++)
      for (let n = 0; n < 5; n++)
        found.push(outcome(signIn({ ip: `198.51.100.${network}`, userAgent: null }, wrong(email))))
    return Promise.all(found)
  }
  const wrong = (email: string) => ({ email, password: 'wrong' })

  test('locks nobody out: Olive signs in on a new device in a new network', async () => {
    const { email } = await personWithPassword('Olive')
    await countGuesses('signInAddress', email, 300)
    await guesses(email, 22)
    expect(await outcome(signIn(from(), { email, password: PASSWORD }))).toBe('done')
  })

  test('is limited after the first attempts of each network', async () => {
    const { email } = await personWithPassword('Olive')
    await countGuesses('signInAddress', email, 100)
    const ends = await guesses(email, 2)
    expect(ends.filter((end) => end === 'sign-in-failed')).toHaveLength(6)
    expect(ends.filter((end) => end === 'rate-limited')).toHaveLength(4)
  })

  test('does not block emailed links, which sign in however passwords are limited', async () => {
    const { email } = await personWithPassword('Olive')
    await countGuesses('signInFirstTries', email, 500)
    expect(await outcome(signIn(from(), { email, password: PASSWORD }))).toBe('rate-limited')
    await requestSignInLink({ email })
    await drainOutbox()
    const { token } = await mailTo(email)
    expect(await outcome(signInByLink({ token }, null))).toBe('done')
  })

  test.each(['signIn', 'signInNetwork', 'signInFirstTries', 'signInAddress', 'signInIp'] as const)(
    'causes a wait of minutes, not hours: %s',
    async (name) => {
      const subject = `how long ${++count}`
      await limit(name, subject)
      await countGuesses(name, subject, 500)
      const refusal = await limit(name, subject).catch((error: unknown) => error as DomainError)
      expect((refusal as DomainError).values?.minutes).toBeLessThanOrEqual(10)
    },
  )
})

describe('a browser that was signed in before', () => {
  const known = async () => {
    const olive = await personWithPassword('Olive')
    const { device } = entered(await signIn(from(), { email: olive.email, password: PASSWORD }))
    return { olive, device }
  }
  const attempt = (email: string, password: string, where = from(), device?: string) =>
    outcome(signIn({ ...where, device }, { email, password }))

  test("is accepted although a stranger has used up the address's limit", async () => {
    const { olive, device } = await known()
    await countGuesses('signInFirstTries', olive.email, 500)
    expect(await attempt(olive.email, PASSWORD)).toBe('rate-limited')
    expect(await attempt(olive.email, PASSWORD, from(), device)).toBe('done')
    // And this lets nobody else in.
    expect(await attempt(olive.email, PASSWORD)).toBe('rate-limited')
  })

  test('is accepted although a stranger guesses from the same network', async () => {
    const { olive, device } = await known()
    const here = from()
    for (let n = 0; n < 6; n++) await attempt(olive.email, 'wrong', here)
    expect(await attempt(olive.email, PASSWORD, here)).toBe('rate-limited')
    expect(await attempt(olive.email, PASSWORD, here, device)).toBe('done')
  })

  test('may guess five times a minute too, wherever it is', async () => {
    const { olive, device } = await known()
    for (let n = 0; n < 5; n++)
      expect(await attempt(olive.email, 'wrong', from(), device)).toBe('sign-in-failed')
    expect(await attempt(olive.email, PASSWORD, from(), device)).toBe('rate-limited')
  })

  test('has one counter, however its cookie is written', async () => {
    const { olive, device } = await known()
    for (let n = 0; n < 5; n++) await attempt(olive.email, 'wrong', from(), device)
    const middle = `${device.slice(0, 30)}=${device.slice(30)}`
    for (const variant of [`.${device}`, `..${device}`, `${device}.`, middle]) {
      // Counts as any unknown browser of this network, of which there is one.
      const here = from()
      for (let n = 0; n < 5; n++) await attempt(olive.email, 'wrong', here)
      expect(await attempt(olive.email, 'wrong', here, variant)).toBe('rate-limited')
    }
    expect(await attempt(olive.email, PASSWORD, from(), device)).toBe('rate-limited')
  })

  test('is known at each address of its account', async () => {
    const { olive, device } = await known()
    const email = `further.${olive.email}`
    await db.userAddress.create({ data: { userId: olive.id, email } })
    await countGuesses('signInFirstTries', email, 500)
    expect(await attempt(email, PASSWORD)).toBe('rate-limited')
    expect(await attempt(email, PASSWORD, from(), device)).toBe('done')
  })

  test('is known only for its own account, until it expires, and not by a made-up token', async () => {
    const { olive, device } = await known()
    const adam = await personWithPassword('Adam')
    const idOf = (made: string | undefined, { id } = olive) => knownDevice(db, made, { id })
    expect(await idOf(device)).toContain(olive.id)
    expect(await idOf(device, adam)).toBeNull()
    const [id, time, code = ''] = device.split('.')
    const wrong = [undefined, '', 'x', `${id}.${time}.${code.split('').reverse().join('')}`]
    for (const made of [...wrong, userToken('reset', { ...olive, ...asRead })])
      expect(await idOf(made)).toBeNull()
    vi.useFakeTimers({ now: Date.now() + DEVICE_LIFETIME + 1000, toFake: ['Date'] })
    expect(await idOf(device)).toBeNull()
    vi.useRealTimers()
  })

  const asRead = {
    ...{ isActive: true, passwordHash: null, deactivatedAt: null, deletesAt: null },
    lastSignInAt: null,
    ...{ activationVersion: 0, resetVersion: 0, signInVersion: 0 },
  }
})

test('a long user agent is truncated', async () => {
  const { email } = await personWithPassword('Olive')
  const userAgent = 'x'.repeat(10_000)
  const { token } = entered(await signIn({ ...from(), userAgent }, { email, password: PASSWORD }))
  const { user } = (await findSession(token))!
  const session = await db.session.findUniqueOrThrow({ where: { id: user.sessionId } })
  expect(session.userAgent).toHaveLength(300)
})

test('the form accepts any notation of the address, and any password of reasonable length', () => {
  const parsed = signInSchema.parse({ email: ' Olive@ACME.test', password: ' short ' })
  expect(parsed).toEqual({ email: 'olive@acme.test', password: ' short ' })
  for (const password of ['', 'x'.repeat(1025), undefined])
    expect(signInSchema.safeParse({ email: 'olive@acme.test', password }).success).toBe(false)
})
