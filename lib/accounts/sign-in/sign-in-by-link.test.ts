import { describe, expect, test } from 'vitest'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { signInByLink } from '@/lib/accounts/sign-in/sign-in-by-code'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { deviceOf } from '@/lib/testing/device-of'
import { entered } from '@/lib/testing/entered'
import { mailTo } from '@/lib/testing/mail-to'
import { person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const linkTo = async (id: string) =>
  userToken('sign-in', await db.user.findUniqueOrThrow({ where: { id } }))
const use = (token: string, device?: string) =>
  signInByLink({ token }, { ip: '203.0.113.1', userAgent: 'Firefox', device })

test('Olive signs in with the emailed link', async () => {
  const olive = await person('Olive')
  await requestSignInLink({ email: olive.email })
  await drainOutbox()
  const { token } = await mailTo(olive.email)
  const { result, events } = await watch(async () => use(token, await deviceOf(olive)))
  expect((await findSession(entered(result).token))?.user.id).toBe(olive.id)
  expect(events).toEqual([{ type: 'user.signedIn', actor: 'Olive', data: { by: 'link' } }])
  expect((await findSession(olive.token))?.user.id).toBe(olive.id)
})

describe('the link is refused, and nothing changes', () => {
  test('a second time, as is every other one emailed before', async () => {
    const { id } = await person('Olive')
    const [one, two] = [await linkTo(id), await linkTo(id)]
    await use(one)
    for (const token of [one, two]) await expectRefusal('link-invalid', () => use(token))
  })

  test('for an account that staff deactivated', async () => {
    const { id } = await person('Olive')
    const before = await linkTo(id)
    await db.user.update({ where: { id }, data: { isActive: false, deactivatedAt: new Date() } })
    for (const token of [before, await linkTo(id)])
      await expectRefusal('link-invalid', () => use(token))
  })

  test('that was made for another purpose', async () => {
    const { id } = await person('Olive')
    const user = await db.user.findUniqueOrThrow({ where: { id } })
    for (const token of [userToken('reset', user), userToken('activate', user), '', 'x'])
      await expectRefusal('link-invalid', () => use(token))
  })
})

test('of 20 concurrent uses, 1 begins a session and 19 are refused', async () => {
  const { id } = await person('Olive')
  const token = await linkTo(id)
  const uses = Array.from({ length: 20 }, () => use(token))
  expect(await outcomes(uses)).toEqual({ done: 1, 'link-invalid': 19 })
  expect(await db.session.count({ where: { userId: id, userAgent: 'Firefox' } })).toBe(1)
})
