import { pendingToken } from '@/lib/accounts/sign-in/pending-sign-in'
import { expect, test, vi } from 'vitest'
import { scheduleDeletion } from '@/lib/account-deletion/schedule-deletion'
import {
  confirmByCode,
  confirmByRecoveryCode,
  type WaitingCaller,
} from '@/lib/accounts/factors/confirm-sign-in'
import { makeRecoveryCodes } from '@/lib/accounts/factors/recovery-codes'
import { proveByCode } from '@/lib/accounts/factors/prove-again'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import {
  confirmAuthenticator,
  removeAuthenticator,
  startAuthenticator,
} from '@/lib/accounts/factors/authenticator'
import { disconnectProvider } from '@/lib/accounts/providers/connect-provider'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { newSessionToken } from '@/lib/accounts/sessions/session-token'
import { beginByProvider } from '@/lib/accounts/sign-in/adapter'
import { beginSession, type Begun } from '@/lib/accounts/sign-in/begin-session'
import { requestPasswordReset, requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { signInByLink } from '@/lib/accounts/sign-in/sign-in-by-code'
import { waysIn } from '@/lib/accounts/sign-in/ways-in'
import { db } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { env } from '@/lib/env'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { mailTo } from '@/lib/testing/mail-to'
import { codeOf, withAuthenticator } from '@/lib/testing/authenticator'
import { entered } from '@/lib/testing/entered'
import { person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const from = { ip: '203.0.113.1', userAgent: 'Firefox' }

/** Olive with an app, and her sign-in that waits for its code. */
async function waiting() {
  const olive = await personWithPassword('Olive')
  const codes = await withAuthenticator(olive)
  return { olive, codes, pending: await begin(olive) }
}
const begin = async ({ email }: Person) =>
  pendingOf(await signIn(from, { email, password: PASSWORD }))
const pendingOf = (begun: Begun) => {
  if (!('pending' in begun)) throw new Error('no second factor was asked for')
  return begun.pending
}
const sessions = ({ id }: Person) => db.session.count({ where: { userId: id } })

test('after a password, a code of the app and a recovery code keep an account that was going to be deleted', async () => {
  const olive = await personWithPassword('Olive')
  const [recoveryCode = ''] = (await withAuthenticator(olive)) ?? []
  const ways = [
    async (at: WaitingCaller) => confirmByRecoveryCode(at, { recoveryCode }),
    async (at: WaitingCaller) => confirmByCode(at, { code: await codeOf(olive, 1) }),
  ]
  for (const way of ways) {
    await scheduleDeletion(olive)
    const begun = await way({ ...from, pending: await begin(olive) })
    expect(entered(begun).isKept).toBe(true)
  }
})

test('a sign-in that waits for a code is over once its provider is disconnected', async () => {
  const { olive } = await waiting()
  const account = { provider: 'google', providerAccountId: olive.id }
  const row = { ...account, userId: olive.id, type: 'oauth' }
  const { id: accountId } = await db.account.create({ data: row })
  const pending = pendingOf(await beginByProvider(olive.id, newSessionToken(), account))
  await disconnectProvider(olive, { accountId })
  const code = await codeOf(olive, 1)
  await expectRefusal('sign-in-over', () => confirmByCode({ ...from, pending }, { code }))
})

test('an app is active only after its first code, which returns ten recovery codes', async () => {
  const olive = await personWithPassword('Olive')
  await startAuthenticator(olive)
  expect(isReady(await secondFactors(olive.id))).toBe(false)
  entered(await signIn(from, { email: olive.email, password: PASSWORD }))
  await expectRefusal('code-wrong', () => confirmAuthenticator(olive, { code: '000000' }), 'code')
  const code = await codeOf(olive)
  const { result, events, mails } = await watch(() => confirmAuthenticator(olive, { code }))
  expect(result).toHaveLength(10)
  expect(events).toEqual([
    { type: 'user.factorAdded', actor: 'Olive', data: { factor: 'authenticator' } },
  ])
  expect(mails).toEqual([`factors-changed to ${olive.email}`])
  expect(await secondFactors(olive.id)).toEqual({
    ...{ authenticator: true, passkeys: 0, recoveryCodes: 10 },
  })
  await expectRefusal('authenticator-on', () => startAuthenticator(olive))
})

test('neither the secret nor a recovery code is in the database', async () => {
  const olive = await person('Olive')
  const codes = await withAuthenticator(olive)
  const { secret } = await db.authenticator.findUniqueOrThrow({ where: { userId: olive.id } })
  expect(secret).not.toMatch(/^[A-Z2-7]+$/)
  const rows = await db.recoveryCode.findMany({ where: { userId: olive.id } })
  for (const code of codes!) expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
})

test("another person's encrypted secret cannot be decrypted", async () => {
  const [olive, mia] = [await person('Olive'), await person('Mia')]
  await withAuthenticator(olive)
  await withAuthenticator(mia)
  const { secret } = await db.authenticator.findUniqueOrThrow({ where: { userId: mia.id } })
  await db.authenticator.update({ where: { userId: olive.id }, data: { secret } })
  const code = await codeOf(mia, 1)
  await expectRefusal('code-wrong', () => proveByCode(olive, { code }, {}), 'code')
})

test('a person with an app gets no session for the password, but one for the code', async () => {
  const { olive, pending } = await waiting()
  expect(await sessions(olive)).toBe(1)
  expect(await findSession(pending)).toBeNull()
  const confirm = async () => confirmByCode({ ...from, pending }, { code: await codeOf(olive, 1) })
  const { result, events } = await watch(confirm)
  const { user } = (await findSession(entered(result).token))!
  expect(user.id).toBe(olive.id)
  const row = await db.session.findUniqueOrThrow({ where: { id: user.sessionId } })
  expect(row.methods).toEqual(['password', 'totp'])
  const data = { by: 'password', with: 'totp' }
  expect(events).toContainEqual({ type: 'user.signedIn', actor: 'Olive', data })
})

test('the session keeps which provider the sign-in came from, and nobody can claim another', async () => {
  const olive = await person('Olive')
  await withAuthenticator(olive)
  const way = { by: 'provider', provider: 'google' } as const
  const token = () => db.$transaction((tx) => pendingToken(tx, olive.id, way))
  const pending = await token()
  expect(pending).toMatch(/^provider:google\./)
  const attempt = async (value: string) =>
    confirmByCode({ ...from, pending: value }, { code: await codeOf(olive, 1) })
  for (const claimed of ['provider:github', 'provider', 'passkey'])
    await expectRefusal('sign-in-over', () => attempt(pending.replace('provider:google', claimed)))
  const { user } = (await findSession(entered(await attempt(pending)).token))!
  expect(user.signIn).toMatchObject({ methods: ['provider', 'totp'], provider: 'google' })
})

test.each(waysIn.filter((by) => by !== 'passkey'))(
  'by %s, whoever has an app gets no session either',
  async (by) => {
    const olive = await person('Olive')
    await withAuthenticator(olive)
    const { id, name, email } = olive
    const begin = () =>
      db.$transaction((tx) => beginSession(tx, { person: { id, name, email }, by, from }))
    const { result, events } = await watch(begin)
    pendingOf(result)
    expect(events).toEqual([])
    expect(await sessions(olive)).toBe(1)
  },
)

test('a mailed link is used up by the sign-in that waits', async () => {
  const olive = await person('Olive')
  await withAuthenticator(olive)
  await drainOutbox()
  await requestSignInLink({ email: olive.email })
  await drainOutbox()
  const { token } = await mailTo(olive.email)
  pendingOf(await signInByLink({ token }, from))
  await expectRefusal('link-invalid', () => signInByLink({ token }, from))
})

test('a new password by a mailed link does not turn the app off', async () => {
  const { olive } = await waiting()
  await requestPasswordReset({ email: olive.email })
  await drainOutbox()
  const { token } = await mailTo(olive.email)
  const password = 'a brisk teal otter swims'
  const pending = pendingOf(
    await resetPassword({ token, password, confirmPassword: password }, from),
  )
  expect(await sessions(olive)).toBe(0)
  entered(await confirmByCode({ ...from, pending }, { code: await codeOf(olive, 1) }))
})

test('a code is accepted once, and none from before it', async () => {
  const { olive, pending } = await waiting()
  const code = await codeOf(olive, 1)
  entered(await confirmByCode({ ...from, pending }, { code }))
  const again = await begin(olive)
  for (const old of [code, await codeOf(olive), await codeOf(olive, -1)])
    await expectRefusal(
      'code-wrong',
      () => confirmByCode({ ...from, pending: again }, { code: old }),
      'code',
    )
})

test('a code from two steps before or after is refused', async () => {
  const { olive, pending } = await waiting()
  await db.authenticator.update({ where: { userId: olive.id }, data: { lastStep: 0 } })
  for (const off of [-3, 3]) {
    const code = await codeOf(olive, off)
    await expectRefusal('code-wrong', () => confirmByCode({ ...from, pending }, { code }), 'code')
  }
})

test('ten concurrent uses of one code begin one session', async () => {
  const { olive, pending } = await waiting()
  const code = await codeOf(olive, 1)
  const at = `203.0.113.2`
  const tries = Array.from({ length: 5 }, () =>
    confirmByCode({ ...from, ip: at, pending }, { code }),
  )
  const done = await outcomes(tries)
  expect(done.done).toBe(1)
  expect(await sessions(olive)).toBe(2)
})

test('of 20 concurrent wrong codes five are checked, and then the right one has to wait', async () => {
  const { olive, pending } = await waiting()
  const wrong = () => confirmByCode({ ...from, pending }, { code: '000000' })
  expect(await outcomes(Array.from({ length: 20 }, wrong))).toEqual({
    ...{ 'code-wrong at code': 5, 'rate-limited': 15 },
  })
  const code = await codeOf(olive, 1)
  await expectRefusal('rate-limited', () => confirmByCode({ ...from, pending }, { code }))
  expect(await sessions(olive)).toBe(1)
})

test('a known browser is not affected by wrong codes from elsewhere', async () => {
  const { olive, pending } = await waiting()
  const { device } = entered(
    await confirmByCode({ ...from, pending }, { code: await codeOf(olive, 1) }),
  )
  const theirs = await begin(olive)
  const wrong = () => confirmByCode({ ...from, pending: theirs }, { code: '000000' })
  await outcomes(Array.from({ length: 6 }, wrong))
  await db.authenticator.update({ where: { userId: olive.id }, data: { lastStep: 0 } })
  const code = await codeOf(olive)
  entered(await confirmByCode({ ...from, device, pending: await begin(olive) }, { code }))
})

test('a known browser has one counter, however its cookie is written', async () => {
  const { olive, pending } = await waiting()
  const { device } = entered(
    await confirmByCode({ ...from, pending }, { code: await codeOf(olive, 1) }),
  )
  const theirs = await begin(olive)
  const wrong = (as?: string) =>
    confirmByCode({ ...from, device: as, pending: theirs }, { code: '000000' })
  // Fills the counter of unknown browsers: what is written differently is one of them.
  await outcomes(Array.from({ length: 5 }, () => wrong()))
  for (const variant of [`.${device}`, `${device}.`, `${device.slice(0, 9)}=${device.slice(9)}`])
    await expectRefusal('rate-limited', () => wrong(variant))
  await expectRefusal('code-wrong', () => wrong(device), 'code')
})

test('a pending sign-in works once, in its own browser, and ends with a new password', async () => {
  const { olive, codes, pending } = await waiting()
  const [first, second] = codes!
  const use = (value: string | undefined, recoveryCode: string) =>
    confirmByRecoveryCode({ ...from, pending: value }, { recoveryCode })
  for (const forged of [undefined, '', 'x', pending.replace('password', 'passkey'), `${pending}x`])
    await expectRefusal('sign-in-over', () => use(forged, first!))
  const older = await begin(olive)
  entered(await use(pending, first!))
  for (const used of [pending, older]) await expectRefusal('sign-in-over', () => use(used, second!))
  const third = await begin(olive)
  await db.user.update({ where: { id: olive.id }, data: { passwordHash: 'another' } })
  await expectRefusal('sign-in-over', () => use(third, second!))
})

test('a pending sign-in expires after ten minutes', async ({ onTestFinished }) => {
  const { codes, pending } = await waiting()
  const now = Date.now()
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const use = () => confirmByRecoveryCode({ ...from, pending }, { recoveryCode: codes![0]! })
  vi.setSystemTime(now + minutes(10) + 2000)
  await expectRefusal('sign-in-over', use)
  vi.setSystemTime(now + minutes(10) - 2000)
  entered(await use())
})

test('a deactivated account cannot continue with its code', async () => {
  const { olive, pending } = await waiting()
  await db.user.update({
    where: { id: olive.id },
    data: { isActive: false, deactivatedAt: new Date() },
  })
  const code = await codeOf(olive, 1)
  await expectRefusal('sign-in-over', () => confirmByCode({ ...from, pending }, { code }))
})

test('a recovery code works once, however it is typed, and the person is emailed how many are left', async () => {
  const { olive, codes, pending } = await waiting()
  const recoveryCode = ` ${codes![0]!.toUpperCase().replaceAll('-', ' ')} `
  const use = (value: string) =>
    confirmByRecoveryCode({ ...from, pending: value }, { recoveryCode })
  const { result, events, mails } = await watch(() => use(pending))
  entered(result)
  expect(mails).toContain(`factors-changed to ${olive.email}`)
  for (const event of [
    { type: 'user.recoveryCodeUsed', actor: 'Olive', data: { left: 9 } },
    { type: 'user.signedIn', actor: 'Olive', data: { by: 'password', with: 'recovery-code' } },
  ])
    expect(events).toContainEqual(event)
  const again = await begin(olive)
  await expectRefusal('recovery-code-wrong', () => use(again), 'recoveryCode')
})

test('one recovery code used five times concurrently works once', async () => {
  const { olive, codes, pending } = await waiting()
  const use = () => confirmByRecoveryCode({ ...from, pending }, { recoveryCode: codes![0]! })
  const done = await outcomes(Array.from({ length: 5 }, use))
  expect(done.done).toBe(1)
  expect(await db.recoveryCode.count({ where: { userId: olive.id } })).toBe(9)
})

test("another person's recovery code is refused", async () => {
  const { pending } = await waiting()
  const mia = await person('Mia')
  const [recoveryCode] = (await withAuthenticator(mia))!
  const use = () => confirmByRecoveryCode({ ...from, pending }, { recoveryCode: recoveryCode! })
  await expectRefusal('recovery-code-wrong', () => use(), 'recoveryCode')
})

test('new recovery codes replace the old ones; without a factor there are none', async () => {
  const { olive, codes, pending } = await waiting()
  const { result: fresh, events, mails } = await watch(() => makeRecoveryCodes(olive))
  expect(events).toEqual([{ type: 'user.recoveryCodesMade', actor: 'Olive', data: {} }])
  expect(mails).toEqual([`factors-changed to ${olive.email}`])
  expect(fresh).toHaveLength(10)
  const use = (recoveryCode: string) =>
    confirmByRecoveryCode({ ...from, pending }, { recoveryCode })
  await expectRefusal('recovery-code-wrong', () => use(codes![0]!), 'recoveryCode')
  entered(await use(fresh[0]!))
  const mia = await person('Mia')
  await expectRefusal('not-found', () => makeRecoveryCodes(mia))
})

test('once removed, the password alone signs in again, and the recovery codes are gone', async () => {
  const { olive } = await waiting()
  const { events, mails } = await watch(() => removeAuthenticator(olive))
  expect(events).toEqual([
    { type: 'user.factorRemoved', actor: 'Olive', data: { factor: 'authenticator' } },
  ])
  expect(mails).toEqual([`factors-changed to ${olive.email}`])
  expect(await secondFactors(olive.id)).toEqual({
    ...{ authenticator: false, passkeys: 0, recoveryCodes: 0 },
  })
  entered(await signIn(from, { email: olive.email, password: PASSWORD }))
  await nothingChanges(() => removeAuthenticator(olive))
})

test('a secret encrypted with an older AUTH_SECRET can be read, and is encrypted anew when used', async ({
  onTestFinished,
}) => {
  const { olive, codes, pending } = await waiting()
  const old = env.AUTH_SECRET
  onTestFinished(() => void Object.assign(env, { AUTH_SECRET: old, AUTH_SECRET_FALLBACKS: [] }))
  Object.assign(env, {
    AUTH_SECRET: 'a new secret of forty characters or more',
    AUTH_SECRET_FALLBACKS: [old],
  })
  const recoveryCode = codes![0]!
  entered(await confirmByRecoveryCode({ ...from, pending }, { recoveryCode }))
  const code = await codeOf(olive, 1)
  entered(await confirmByCode({ ...from, pending: await begin(olive) }, { code }))
  Object.assign(env, { AUTH_SECRET_FALLBACKS: [] })
  await db.authenticator.update({ where: { userId: olive.id }, data: { lastStep: 0 } })
  expect(await codeOf(olive)).toMatch(/^\d{6}$/)
})
