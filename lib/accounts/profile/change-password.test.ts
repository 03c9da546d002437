import { describe, expect, test } from 'vitest'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { verifyPassword } from '@/lib/accounts/passwords/passwords'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { db } from '@/lib/db'
import { person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'
import { whileHeld } from '@/lib/testing/while-held'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'
import { changePassword } from '@/lib/accounts/profile/change-password'
import { changePasswordSchema } from '@/lib/accounts/profile/schema'

const fresh = 'a brisk teal otter swims'
const change = (who: Person, changes: object = {}) =>
  changePassword(who, {
    ...{ currentPassword: PASSWORD, password: fresh, confirmPassword: fresh },
    ...changes,
  })
const hasPassword = async ({ id }: Person, password: string) =>
  verifyPassword((await db.user.findUniqueOrThrow({ where: { id } })).passwordHash, password)

test('Olive changes her password: her other sessions end, and this one stays', async () => {
  const olive = await personWithPassword('Olive')
  const other = await db.$transaction((tx) => createSession(tx, { userId: olive.id }))
  const adam = await personWithPassword('Adam')
  const { events, mails } = await watch(() => change(olive))
  expect([await hasPassword(olive, PASSWORD), await hasPassword(olive, fresh)]).toEqual([
    false,
    true,
  ])
  expect((await findSession(olive.token))?.user.id).toBe(olive.id)
  expect(await findSession(other.token)).toBeNull()
  expect((await findSession(adam.token))?.user.id).toBe(adam.id)
  expect(await hasPassword(adam, PASSWORD)).toBe(true)
  expect(events).toEqual([{ type: 'user.passwordChanged', actor: 'Olive', data: { by: 'person' } }])
  expect(mails).toEqual([`password-changed to ${olive.email}`])
})

test('links emailed before stop working', async () => {
  const olive = await personWithPassword('Olive')
  const token = userToken('reset', await db.user.findUniqueOrThrow({ where: { id: olive.id } }))
  await change(olive)
  const use = () => resetPassword({ token, password: PASSWORD, confirmPassword: PASSWORD }, null)
  await expectRefusal('link-invalid', use)
})

describe('it is refused, and nothing changes', () => {
  test('with a wrong current password', async () => {
    const olive = await personWithPassword('Olive')
    for (const currentPassword of ['wrong', PASSWORD.toUpperCase(), `${PASSWORD} `]) {
      const attempt = () => change(olive, { currentPassword })
      await expectRefusal('password-wrong', attempt, 'currentPassword')
    }
  })

  test('for a person without a password', async () => {
    const olive = await person('Olive')
    for (const currentPassword of ['', 'nobody has this password']) {
      const attempt = () => change(olive, { currentPassword })
      await expectRefusal('password-wrong', attempt, 'currentPassword')
    }
  })

  test('to one that is easy to guess', async () => {
    const olive = await personWithPassword('Olive')
    const attempt = (password: string) => () => change(olive, { password })
    await expectRefusal('password-common', attempt('passwordpassword'), 'password')
    await expectRefusal('password-own', attempt(olive.email), 'password')
  })

  test('after five wrong attempts', async () => {
    const olive = await personWithPassword('Olive')
    for (let n = 0; n < 5; n++)
      await change(olive, { currentPassword: 'wrong' }).catch(() => undefined)
    await expectRefusal('rate-limited', () => change(olive))
  })
})

test('of two concurrent changes with the right password, one succeeds', async () => {
  const olive = await personWithPassword('Olive')
  const other = 'a slow green lizard sleeps'
  const both = await whileHeld(olive.id, 2, () =>
    outcomes([change(olive), change(olive, { password: other, confirmPassword: other })]),
  )
  expect(both).toEqual({ done: 1, 'password-wrong at currentPassword': 1 })
})

test('the form asks for the current password, and for the new one twice', () => {
  const input = { currentPassword: 'x', password: fresh, confirmPassword: fresh }
  expect(changePasswordSchema.safeParse(input).success).toBe(true)
  for (const wrong of [{ currentPassword: '' }, { confirmPassword: 'x' }, { password: 'short' }])
    expect(changePasswordSchema.safeParse({ ...input, ...wrong }).success).toBe(false)
})
