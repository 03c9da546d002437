import { expect, test } from 'vitest'
import { ensureFreshSignIn, neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { proveByCode, proveByPassword } from '@/lib/accounts/factors/prove-again'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { db } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { codeOf, withAuthenticator } from '@/lib/testing/authenticator'
import { person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'

const right = 'seven grey herons by the weir'

/** Olive, who signed in this many minutes ago. */
async function olive(ago: number, password: string | null = right) {
  const made = await person('Olive')
  const passwordHash = password && (await hashPassword(password))
  await db.user.update({ where: { id: made.id }, data: { passwordHash } })
  await signedIn(made, ago)
  return made
}
const signedIn = ({ sessionId: id }: Person, ago: number) =>
  db.session.update({ where: { id }, data: { provedAt: new Date(Date.now() - minutes(ago)) } })

test('a sign-in within ten minutes needs no password', async () => {
  const who = await olive(9)
  expect(await neededProof(who)).toBe('none')
  await ensureFreshSignIn(who, undefined)
})

test('an older one needs the right password', async () => {
  const who = await olive(11)
  expect(await neededProof(who)).toBe('password')
  await expectRefusal('sign-in-again', () => ensureFreshSignIn(who, undefined))
  for (const password of ['', 'wrong'])
    await expectRefusal('password-wrong', () => ensureFreshSignIn(who, password), 'password')
  await ensureFreshSignIn(who, right)
})

test('one right password lasts for ten minutes', async () => {
  const who = await olive(11)
  await ensureFreshSignIn(who, right)
  expect(await neededProof(who)).toBe('none')
  await ensureFreshSignIn(who, undefined)
})

test('after proving identity on its page, the session has a new token, and the old one does not work', async () => {
  const who = await olive(11)
  await expectRefusal('password-wrong', () => proveByPassword(who, { password: 'x' }), 'password')
  const { token } = await proveByPassword(who, { password: right })
  expect(await findSession(who.token)).toBeNull()
  expect((await findSession(token))?.user.sessionId).toBe(who.sessionId)
  expect(await neededProof(who)).toBe('none')
})

test('with a second factor, its code is accepted', async () => {
  const who = await olive(11)
  await withAuthenticator(who)
  expect(await neededProof(who)).toBe('password-or-factor')
  await expectRefusal('code-wrong', () => proveByCode(who, { code: '000000' }, {}), 'code')
  await proveByCode(who, { code: await codeOf(who, 1) }, {})
  expect(await neededProof(who)).toBe('none')
  await signedIn(who, 11)
  await db.user.update({ where: { id: who.id }, data: { passwordHash: null } })
  expect(await neededProof(who)).toBe('factor')
})

test('using a session does not count as proof', async () => {
  const who = await olive(11)
  await db.session.update({ where: { id: who.sessionId }, data: { lastSeenAt: new Date() } })
  expect(await neededProof(who)).toBe('password')
})

test('another session of the same person, or of another person, does not count', async () => {
  const who = await olive(11)
  const other = await olive(0)
  const attempt = () => ensureFreshSignIn({ id: who.id, sessionId: other.sessionId }, right)
  await expectRefusal('signed-out', attempt)
})

test('without a password, only signing in again counts', async () => {
  const who = await olive(11, null)
  expect(await neededProof(who)).toBe('sign-in')
  await expectRefusal('sign-in-again', () => ensureFreshSignIn(who, 'anything'))
  await signedIn(who, 1)
  await ensureFreshSignIn(who, undefined)
})

test('of 20 concurrent wrong passwords, five are checked', async () => {
  const who = await olive(11)
  const tries = Array.from({ length: 20 }, () => ensureFreshSignIn(who, 'wrong'))
  expect(await outcomes(tries)).toEqual({
    'password-wrong at password': 5,
    'rate-limited at password': 15,
  })
})
