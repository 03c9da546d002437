import { describe, expect, test } from 'vitest'
import { findSession } from '@/lib/auth/find-session'
import { requestPasswordReset } from '@/lib/auth/request-link'
import { verifyPassword } from '@/lib/auth/passwords'
import { userToken } from '@/lib/auth/user-token'
import { db } from '@/lib/db'
import { activateAccount } from '@/lib/registration/activate-account'
import { activateAccountSchema } from '@/lib/registration/schema'
import { signUp } from '@/lib/registration/sign-up'
import { acme, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const password = 'correct horse battery staple'
let count = 0

/** Nora, who has signed up with one organization or more, and her link. */
async function waiting(...slugs: string[]) {
  const email = `nora.${++count}@new.test`
  for (const slug of slugs) await signUp({ name: 'Nora & Co', slug, email })
  if (slugs.length === 0) await db.user.create({ data: { email } })
  const user = await db.user.findUniqueOrThrow({ where: { email } })
  return { email, id: user.id, token: userToken('activate', user) }
}
const activate = (token: string, changes: object = {}) =>
  activateAccount(
    { token, name: 'Nora', password, confirmPassword: password, ...changes },
    'Firefox',
  )

test('Nora activates her account and her organization, and is signed in', async () => {
  const { id, email, token } = await waiting('nora-a')
  const { result, events, mails } = await watch(() => activate(token))
  expect(result.slug).toBe('nora-a')
  expect(await findSession(result.session.token, 'nora-a')).toMatchObject({
    user: { id, name: 'Nora', email },
    membership: { role: 'admin', isOwner: true },
  })
  const user = await db.user.findUniqueOrThrow({ where: { id } })
  expect(user).toMatchObject({ isActive: true, emailVerified: expect.any(Date) })
  expect(await verifyPassword(user.passwordHash, password)).toBe(true)
  expect(events.map(({ type, actor }) => `${actor}: ${type}`)).toEqual([
    'Nora: organization.activated',
    'Nora: user.activated',
    'Nora: user.signedIn',
  ])
  expect(mails).toEqual([])
})

test('every organization that waits for her becomes active, and nobody else’s', async () => {
  const { token } = await waiting('nora-b', 'nora-c', 'nora-d')
  await waiting('other-b')
  expect((await activate(token)).slug).toBe('nora-d')
  const active = await db.organization.findMany({
    where: { isActive: true },
    select: { slug: true },
  })
  const slugs = active.map(({ slug }) => slug)
  expect(slugs).toEqual(expect.arrayContaining(['nora-b', 'nora-c', 'nora-d']))
  expect(slugs).not.toContain('other-b')
})

test('without an organization she is led to none', async () => {
  const { token } = await waiting()
  expect((await activate(token)).slug).toBeUndefined()
})

describe('one answer for every link that does not work, and nothing changes', () => {
  test('used', async () => {
    const { token } = await waiting('nora-e')
    await activate(token)
    await expectRefusal('link-invalid', () => activate(token))
  })

  test('each of two, once one of them was used', async () => {
    const { id, token } = await waiting('nora-f')
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    const other = userToken('activate', user)
    await activate(other)
    await expectRefusal('link-invalid', () => activate(token))
  })

  test('wrong, unknown, or for something else', async () => {
    const { id, token } = await waiting('nora-g')
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    const strange = { ...user, id: '01900000-0000-7000-8000-000000000000' }
    const tokens = ['', 'x', `${token}x`, userToken('reset', user), userToken('sign-in', user)]
    for (const wrong of [...tokens, userToken('activate', strange)])
      await expectRefusal('link-invalid', () => activate(wrong))
  })

  test('of an account that is active already', async () => {
    const olive = await person('Olive')
    const user = await db.user.findUniqueOrThrow({ where: { id: olive.id } })
    await expectRefusal('link-invalid', () => activate(userToken('activate', user)))
  })

  test('of an account that staff switched off: it does not come back', async () => {
    const { id, token } = await waiting('nora-h')
    await activate(token)
    await db.user.update({ where: { id }, data: { isActive: false } })
    const off = await db.user.findUniqueOrThrow({ where: { id } })
    for (const link of [token, userToken('activate', off)])
      await expectRefusal('link-invalid', () => activate(link))
  })
})

test('a password that is easily guessed uses nothing up', async () => {
  const { email, token } = await waiting('nora-i')
  for (const easy of ['passwordpassword', email, 'NoraNoraNoraNora'])
    await expectRefusal('password-common', () => activate(token, { password: easy }), 'password')
  expect((await activate(token)).slug).toBe('nora-i')
})

describe('a new link can be asked for', () => {
  test('by an account that waits: it is mailed an activation', async () => {
    const { email } = await waiting('nora-j')
    const { mails } = await watch(() => requestPasswordReset({ email }))
    expect(mails).toEqual([`activate-account to ${email}`])
  })
})

test('the account of a member of something else is not touched', async () => {
  const { slug, mia } = await acme()
  const { token } = await waiting('nora-k')
  await activate(token)
  expect((await findSession(mia.token, slug))?.membership?.role).toBe('member')
})

test.each<[string, object]>([
  ['a short password', { password: 'too short', confirmPassword: 'too short' }],
  ['two passwords', { confirmPassword: 'correct horse battery stapler' }],
  ['no name', { name: '' }],
  ['a name that turns the text round', { name: 'Nora\u202eEve' }],
])('the form refuses %s', (_, wrong) => {
  const input = { token: 'x', name: 'Nora', password, confirmPassword: password }
  expect(activateAccountSchema.safeParse(input).success).toBe(true)
  expect(activateAccountSchema.safeParse({ ...input, ...wrong }).success).toBe(false)
})
