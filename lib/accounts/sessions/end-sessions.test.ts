import { expect, test } from 'vitest'
import { createSession } from '@/lib/accounts/sessions/create-session'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { person, type Person } from '@/lib/testing/people'
import { nothingChanges } from '@/lib/testing/snapshot'
import { endAllSessions, endOneSession } from '@/lib/accounts/sessions/end-sessions'
import { hasPassword, listSessions } from '@/lib/accounts/profile/queries'

const signInAgain = ({ id }: Person, userAgent = 'Firefox') =>
  db.$transaction((tx) => createSession(tx, { userId: id, userAgent }))
const holds = async (token: string) => (await findSession(token)) !== null

test('Olive sees where she is signed in: this browser first, and never a token', async () => {
  const olive = await person('Olive')
  const phone = await signInAgain(olive, 'Safari')
  const over = await signInAgain(olive)
  await db.session.updateMany({ where: { userAgent: 'Firefox' }, data: { expires: new Date(0) } })
  const rows = await listSessions(olive)
  expect(rows.map(({ isThis, userAgent }) => [isThis, userAgent])).toEqual([
    [true, null],
    [false, 'Safari'],
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

test('Olive cannot end a session of Adam’s', async () => {
  const [olive, adam] = [await person('Olive'), await person('Adam')]
  await nothingChanges(() => endOneSession(olive, { sessionId: adam.sessionId }))
  expect(await holds(adam.token)).toBe(true)
})

test('Olive signs out everywhere, this browser included, and nobody else', async () => {
  const [olive, adam] = [await person('Olive'), await person('Adam')]
  const { token } = await signInAgain(olive)
  await endAllSessions(olive)
  expect([await holds(olive.token), await holds(token), await holds(adam.token)]).toEqual([
    false,
    false,
    true,
  ])
})

test('who came by a link or a provider has no password', async () => {
  const olive = await person('Olive')
  expect(await hasPassword(olive)).toBe(false)
  await db.user.update({ where: { id: olive.id }, data: { passwordHash: 'hash' } })
  expect(await hasPassword(olive)).toBe(true)
})
