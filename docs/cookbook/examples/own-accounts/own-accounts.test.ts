import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { mailPersonLink } from '@/lib/admin/person-commands'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { requestPasswordReset, requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { signInByLink } from '@/lib/accounts/sign-in/sign-in-by-code'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { entered } from '@/lib/testing/entered'
import { mailTo } from '@/lib/testing/mail-to'
import { expectRefusal } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { personWithPassword } from '@/lib/testing/with-password'
import { directory } from './directory'
import { signInByDirectory } from './sign-in-by-directory'

const dana = { name: 'dana', password: 'of the directory' }
const signIn = (input = dana) =>
  signInByDirectory(directory, input, { ip: '203.0.113.1', userAgent: 'Firefox' })
const danasAccount = () => db.user.findUniqueOrThrow({ where: { email: 'dana@acme.test' } })

describe('a person known to the directory', () => {
  test('is signed in, the first time with a new account, and later with the same', async () => {
    const first = await findSession(entered(await signIn()).token)
    expect(first?.user).toMatchObject({ email: 'dana@acme.test', name: 'Dana Dale' })
    const { events } = await watch(() => signIn({ ...dana }))
    expect(events).toEqual([
      { type: 'user.signedIn', actor: 'Dana Dale', data: { by: 'provider' } },
    ])
    expect((await findSession(entered(await signIn()).token))?.user.id).toBe(first?.user.id)
  })

  test('is not signed in with a wrong or empty password', async () => {
    for (const password of ['wrong', ''])
      await expect(signIn({ ...dana, password })).rejects.toThrow('sign-in-failed')
  })

  test('cannot sign in after staff have deactivated the account', async () => {
    await signIn()
    const { id } = await danasAccount()
    const off = { isActive: false, deactivatedAt: new Date() }
    await db.user.update({ where: { id }, data: off })
    await expectRefusal('person-inactive', () => signIn(), 'email')
    await db.user.update({ where: { id }, data: { isActive: true, deactivatedAt: null } })
  })
})

describe('without first passwords', () => {
  beforeEach(() => void (config.allow.firstPassword = false))
  afterEach(() => void (config.allow.firstPassword = true))

  test('a password reset request sends a sign-in link', async () => {
    await signIn()
    const { email } = await danasAccount()
    await requestPasswordReset({ email })
    await drainOutbox()
    const mail = await mailTo(email)
    expect(mail.link).toContain('/login/')
    const session = await signInByLink(
      { token: mail.token },
      { ip: '203.0.113.1', userAgent: 'Firefox' },
    )
    expect((await findSession(entered(session).token))?.user.email).toBe(email)
  })

  test('a reset link cannot set a password, and staff send a sign-in link', async () => {
    await signIn()
    const user = await danasAccount()
    const password = 'four unrelated words here'
    const token = userToken('reset', user)
    await expectRefusal('link-invalid', () =>
      resetPassword({ token, password, confirmPassword: password }, null),
    )
    const staff = await sam()
    const { mails } = await watch(() => mailPersonLink(staff, { userId: user.id }))
    expect(mails).toEqual([`sign-in-link to ${user.email}`])
  })

  test('people who have a password can still reset it', async () => {
    const olive = await personWithPassword('Olive')
    await requestPasswordReset({ email: olive.email })
    await drainOutbox()
    expect((await mailTo(olive.email)).link).toContain('/reset-password/')
  })
})

test('the email about a first password says that there was none', async () => {
  await signIn()
  const { email } = await danasAccount()
  await requestPasswordReset({ email })
  await drainOutbox()
  expect((await mailTo(email)).text).toContain('which has none so far')
})

test('before a critical action an emailed link replaces the password', async () => {
  await signIn()
  const { id, email } = await danasAccount()
  await db.session.updateMany({
    where: { userId: id },
    data: { provedAt: new Date(Date.now() - 3_600_000) },
  })
  const old = await db.session.findFirstOrThrow({ where: { userId: id } })
  expect(await neededProof({ id, sessionId: old.id })).toBe('sign-in')
  await requestSignInLink({ email, next: '/orgs/acme/settings' })
  await drainOutbox()
  const mail = await mailTo(email)
  expect(mail.link).toContain('next=%2Forgs%2Facme%2Fsettings')
  const session = await findSession(entered(await signInByLink({ token: mail.token }, null)).token)
  expect(await neededProof(session!.user)).toBe('none')
})
