import { describe, expect, test } from 'vitest'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { requestPasswordReset } from '@/lib/accounts/sign-in/request-link'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { resetPasswordSchema } from '@/lib/accounts/sign-in/schema'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { readUserToken, userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { entered } from '@/lib/testing/entered'
import { barrier } from '@/lib/testing/barrier'
import { mailTo } from '@/lib/testing/mail-to'
import { person } from '@/lib/testing/people'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const fresh = 'a brisk teal otter swims'
const linkTo = async (id: string) =>
  userToken('reset', await db.user.findUniqueOrThrow({ where: { id } }))
const reset = (token: string, password = fresh) =>
  resetPassword(
    { token, password, confirmPassword: password },
    { ip: '203.0.113.1', userAgent: 'Firefox' },
  )
const canSignIn = (email: string, password: string) =>
  outcome(signIn({ ip: '203.0.113.1', userAgent: null }, { email, password }))

test('Olive sets a new password with the emailed link, and all her sessions end', async () => {
  const olive = await personWithPassword('Olive')
  await requestPasswordReset({ email: olive.email })
  await drainOutbox()
  const { token } = await mailTo(olive.email)

  const { result, events, mails } = await watch(() => reset(token))

  expect(await findSession(olive.token)).toBeNull()
  expect((await findSession(entered(result).token))?.user.id).toBe(olive.id)
  expect(await db.session.count({ where: { userId: olive.id } })).toBe(1)
  expect(await canSignIn(olive.email, PASSWORD)).toBe('sign-in-failed')
  expect(await canSignIn(olive.email, fresh)).toBe('done')
  expect(events).toEqual([
    { type: 'user.passwordChanged', actor: 'Olive', data: { by: 'reset' } },
    { type: 'user.signedIn', actor: 'Olive', data: { by: 'reset' } },
  ])
  expect(mails).toEqual([`password-changed to ${olive.email}`])
})

test('a person who signed in with a provider gets a first password that way', async () => {
  const olive = await person('Olive')
  await reset(await linkTo(olive.id))
  expect(await canSignIn(olive.email, fresh)).toBe('done')
})

test('nobody else is signed out', async () => {
  const [olive, adam] = [await personWithPassword('Olive'), await personWithPassword('Adam')]
  await reset(await linkTo(olive.id))
  expect((await findSession(adam.token))?.user.id).toBe(adam.id)
})

describe('the link is refused, and nothing changes', () => {
  test('a second time', async () => {
    const { id } = await personWithPassword('Olive')
    const token = await linkTo(id)
    await reset(token)
    await expectRefusal('link-invalid', () => reset(token, 'yet another good password'))
  })

  test('after another one was used', async () => {
    const { id } = await personWithPassword('Olive')
    const [one, two] = [await linkTo(id), await linkTo(id)]
    await reset(one)
    await expectRefusal('link-invalid', () => reset(two))
  })

  test('after Olive signed in', async () => {
    const { id, email } = await personWithPassword('Olive')
    const token = await linkTo(id)
    expect(await canSignIn(email, PASSWORD)).toBe('done')
    await expectRefusal('link-invalid', () => reset(token))
  })

  test('after staff deactivated the account', async () => {
    const { id } = await personWithPassword('Olive')
    const token = await linkTo(id)
    await db.user.update({ where: { id }, data: { isActive: false, deactivatedAt: new Date() } })
    await expectRefusal('link-invalid', () => reset(token))
    const now = await linkTo(id)
    await expectRefusal('link-invalid', () => reset(now))
  })

  test('if it was made for another purpose', async () => {
    const { id } = await personWithPassword('Olive')
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    for (const token of [userToken('sign-in', user), userToken('activate', user), '', 'x'])
      await expectRefusal('link-invalid', () => reset(token))
  })
})

test('a password that is easy to guess uses nothing up', async () => {
  const { id, email } = await personWithPassword('Olive')
  const token = await linkTo(id)
  await expectRefusal('password-common', () => reset(token, 'passwordpassword'), 'password')
  for (const own of [email, 'oliveoliveolive'])
    await expectRefusal('password-own', () => reset(token, own), 'password')
  await reset(token)
})

test('of 20 concurrent uses of one link, 1 sets the password and 19 are refused', async () => {
  const { id, email } = await personWithPassword('Olive')
  const token = await linkTo(id)
  const passwords = Array.from({ length: 20 }, (_, n) => `${fresh} number ${n}`)
  const { result, events, mails } = await watch(() =>
    outcomes(passwords.map((password) => reset(token, password))),
  )
  expect(result).toEqual({ done: 1, 'link-invalid': 19 })
  expect([events.length, mails.length]).toEqual([2, 1])
  expect(await db.session.count({ where: { userId: id } })).toBe(1)
  expect(await canSignIn(email, PASSWORD)).toBe('sign-in-failed')
})

test('the naive version, which reads the link and then uses it, sets 20 passwords', async () => {
  const { id } = await personWithPassword('Olive')
  const token = await linkTo(id)
  const read = barrier(20)
  const use = async (n: number) => {
    const found = await readUserToken(db, 'reset', token)
    await read()
    if (!found) return
    await db.user.update({ where: { id }, data: { passwordHash: `${n}` } })
    await db.$transaction((tx) => createSession(tx, { userId: id, userAgent: 'naive' }))
  }
  await Promise.all(Array.from({ length: 20 }, (_, n) => use(n)))
  expect(await db.session.count({ where: { userId: id, userAgent: 'naive' } })).toBe(20)
})

test('the form asks for the new password twice', () => {
  const input = { token: 'x', password: fresh, confirmPassword: fresh }
  expect(resetPasswordSchema.safeParse(input).success).toBe(true)
  const other = resetPasswordSchema.safeParse({ ...input, confirmPassword: PASSWORD })
  expect(other.error?.issues).toMatchObject([
    { path: ['confirmPassword'], message: 'password-repeat' },
  ])
})
