import { describe, expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { requestPasswordReset } from '@/lib/accounts/sign-in/request-link'
import { verifyPassword } from '@/lib/accounts/passwords/passwords'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { activateAccountSchema } from '@/lib/accounts/sign-up/schema'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { entered } from '@/lib/testing/entered'
import { acme, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const password = 'brisk teal otters swim'
let count = 0

/** A newcomer who signed up with one or more organizations, and her link. */
async function waiting(...slugs: string[]) {
  const email = `newcomer.${++count}@new.test`
  for (const slug of slugs) await signUp({ name: 'Newcomer & Co', slug, email })
  if (slugs.length === 0) await db.user.create({ data: { email } })
  const user = await db.user.findUniqueOrThrow({ where: { email } })
  return { email, id: user.id, token: userToken('activate', user) }
}
const activate = (token: string, changes: object = {}) =>
  activateAccount(
    { token, name: 'Newcomer', password, confirmPassword: password, ...changes },
    { ip: '203.0.113.1', userAgent: 'Firefox' },
  )

test('the newcomer activates her account and her organization, and is signed in', async () => {
  const { id, email, token } = await waiting('newcomer-a')
  const { result, events, mails } = await watch(() => activate(token))
  expect(result.slug).toBe('newcomer-a')
  expect(await findSession(entered(result.session).token, 'newcomer-a')).toMatchObject({
    user: { id, name: 'Newcomer', email },
    membership: { role: 'admin', isOwner: true },
  })
  const user = await db.user.findUniqueOrThrow({ where: { id } })
  expect(user).toMatchObject({ isActive: true, emailVerified: expect.any(Date) })
  expect(await verifyPassword(user.passwordHash, password)).toBe(true)
  expect(events.map(({ type, actor }) => `${actor}: ${type}`)).toEqual([
    'Newcomer: organization.activated',
    'Newcomer: user.activated',
    'Newcomer: user.signedIn',
  ])
  expect(mails).toEqual([])
})

test("all organizations that wait for her become active, and nobody else's", async () => {
  const { token } = await waiting('newcomer-b', 'newcomer-c', 'newcomer-d')
  await waiting('other-b')
  expect((await activate(token)).slug).toBe('newcomer-d')
  const active = await db.organization.findMany({
    where: { isActive: true },
    select: { slug: true },
  })
  const slugs = active.map(({ slug }) => slug)
  expect(slugs).toEqual(expect.arrayContaining(['newcomer-b', 'newcomer-c', 'newcomer-d']))
  expect(slugs).not.toContain('other-b')
})

test("without an organization she lands on no organization's page", async () => {
  const { token } = await waiting()
  expect((await activate(token)).slug).toBeUndefined()
})

describe('every invalid link gets the same answer, and nothing changes', () => {
  test('used', async () => {
    const { token } = await waiting('newcomer-e')
    await activate(token)
    await expectRefusal('link-invalid', () => activate(token))
  })

  test('each of two, after one of them was used', async () => {
    const { id, token } = await waiting('newcomer-f')
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    const other = userToken('activate', user)
    await activate(other)
    await expectRefusal('link-invalid', () => activate(token))
  })

  test('invalid, unknown, or for another purpose', async () => {
    const { id, token } = await waiting('newcomer-g')
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    const strange = { ...user, id: '01900000-0000-7000-8000-000000000000' }
    const tokens = ['', 'x', `${token}x`, userToken('reset', user), userToken('sign-in', user)]
    for (const wrong of [...tokens, userToken('activate', strange)])
      await expectRefusal('link-invalid', () => activate(wrong))
  })

  test('for an account that is already active', async () => {
    const olive = await person('Olive')
    const user = await db.user.findUniqueOrThrow({ where: { id: olive.id } })
    await expectRefusal('link-invalid', () => activate(userToken('activate', user)))
  })

  test('for an account that staff deactivated: it is not reactivated', async () => {
    const { id, token } = await waiting('newcomer-h')
    await activate(token)
    await db.user.update({ where: { id }, data: { isActive: false, deactivatedAt: new Date() } })
    const off = await db.user.findUniqueOrThrow({ where: { id } })
    for (const link of [token, userToken('activate', off)])
      await expectRefusal('link-invalid', () => activate(link))
  })
})

test('a password that is easy to guess uses nothing up', async () => {
  const { email, token } = await waiting('newcomer-i')
  const attempt = (password: string) => () => activate(token, { password })
  await expectRefusal('password-common', attempt('passwordpassword'), 'password')
  for (const own of [email, 'NewcomerNewcomer'])
    await expectRefusal('password-own', attempt(own), 'password')
  expect((await activate(token)).slug).toBe('newcomer-i')
})

describe('a new link can be requested', () => {
  test('by a pending account: it is emailed an activation link', async () => {
    const { email } = await waiting('newcomer-j')
    const { mails } = await watch(() => requestPasswordReset({ email }))
    expect(mails).toEqual([`activate-account to ${email}`])
  })
})

test('an account that belongs to another organization is not touched', async () => {
  const { slug, mia } = await acme()
  const { token } = await waiting('newcomer-k')
  await activate(token)
  expect((await findSession(mia.token, slug))?.membership?.role).toBe('member')
})

test.each<[string, object]>([
  ['a short password', { password: 'too short', confirmPassword: 'too short' }],
  ['two passwords', { confirmPassword: 'brisk teal otters swimr' }],
  ['no name', { name: '' }],
  ['a name that changes the text direction', { name: 'New\u202eComer' }],
])('the form refuses %s', (_, wrong) => {
  const input = { token: 'x', name: 'Newcomer', password, confirmPassword: password }
  expect(activateAccountSchema.safeParse(input).success).toBe(true)
  expect(activateAccountSchema.safeParse({ ...input, ...wrong }).success).toBe(false)
})
