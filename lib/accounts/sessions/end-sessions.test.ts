import { describe, expect, test } from 'vitest'
import { makeToken } from '@/lib/access/tokens'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { deviceLink } from '@/lib/accounts/sessions/devices'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { person, type Person } from '@/lib/testing/people'
import { nothingChanges } from '@/lib/testing/snapshot'
import {
  endAllSessions,
  endOneSession,
  endOtherSessions,
  endSessionByLink,
} from '@/lib/accounts/sessions/end-sessions'
import { findDevice, listSessions } from '@/lib/accounts/profile/queries'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'

const signInAgain = ({ id }: Person, userAgent = 'Firefox') =>
  db.$transaction((tx) => createSession(tx, { userId: id, userAgent }))
const holds = async (token: string) => (await findSession(token)) !== null

test('Olive sees where she is signed in: this browser first, and never a token', async () => {
  const olive = await person('Olive')
  const phone = await signInAgain(olive, IPHONE)
  const over = await signInAgain(olive)
  await db.session.updateMany({ where: { userAgent: 'Firefox' }, data: { expires: new Date(0) } })
  const rows = await listSessions(olive)
  expect(rows.map(({ isThis, browser, system }) => [isThis, browser, system])).toEqual([
    [true, '', ''],
    [false, 'Mobile Safari', 'iOS'],
  ])
  for (const { token } of [olive, phone, over]) expect(JSON.stringify(rows)).not.toContain(token)
})

test('Olive ends one of her sessions, twice', async () => {
  const olive = await person('Olive')
  const { token } = await signInAgain(olive)
  const { user } = (await findSession(token))!
  await endOneSession(olive, { sessionId: user.sessionId })
  expect([await holds(token), await holds(olive.token)]).toEqual([false, true])
  await nothingChanges(() => endOneSession(olive, { sessionId: user.sessionId }))
})

test("Olive cannot end a session of Adam's", async () => {
  const [olive, adam] = [await person('Olive'), await person('Adam')]
  await nothingChanges(() => endOneSession(olive, { sessionId: adam.sessionId }))
  expect(await holds(adam.token)).toBe(true)
})

test('Olive signs out everywhere, including this browser, and nobody else', async () => {
  const [olive, adam] = [await person('Olive'), await person('Adam')]
  const { token } = await signInAgain(olive)
  await endAllSessions(olive)
  expect([await holds(olive.token), await holds(token), await holds(adam.token)]).toEqual([
    false,
    false,
    true,
  ])
})

test('Olive signs out her other devices, and nobody else', async () => {
  const [olive, adam] = [await person('Olive'), await person('Adam')]
  const { token } = await signInAgain(olive)
  await endOtherSessions(olive)
  expect([await holds(olive.token), await holds(token), await holds(adam.token)]).toEqual([
    true,
    false,
    true,
  ])
  await endOtherSessions(olive)
  expect([await holds(olive.token), await holds(adam.token)]).toEqual([true, true])
})

describe('the emailed link of a device', () => {
  const mailed = async () => {
    const olive = await person('Olive')
    const { token } = await signInAgain(olive, IPHONE)
    const { user } = (await findSession(token))!
    const link = { token: deviceLink({ id: user.sessionId, userId: olive.id }).split('/').at(-1)! }
    return { olive, token, link }
  }

  test('shows it any number of times, and signs out only it', async () => {
    const { olive, token, link } = await mailed()
    await nothingChanges(async () => {
      for (let n = 0; n < 3; n++)
        expect(await findDevice(link.token)).toMatchObject({
          browser: 'Mobile Safari',
          system: 'iOS',
        })
    })
    await endSessionByLink(link)
    expect([await holds(token), await holds(olive.token)]).toEqual([false, true])
    expect(await findDevice(link.token)).toBe('ended')
    await nothingChanges(() => endSessionByLink(link))
  })

  test("for another person's session, for another purpose, or expired, ends nothing", async () => {
    const { olive, link } = await mailed()
    const adam = await person('Adam')
    const old = new Date(Date.now() - days(31))
    const others = [
      deviceLink({ id: olive.sessionId, userId: adam.id }).split('/').at(-1)!,
      makeToken('device', olive.sessionId, olive.id),
      makeToken('end-session', olive.sessionId, olive.id, old),
      link.token.slice(0, -1),
      'dead',
    ]
    await nothingChanges(async () => {
      for (const token of others) {
        expect(await findDevice(token)).toBeNull()
        await endSessionByLink({ token })
      }
    })
  })
})
