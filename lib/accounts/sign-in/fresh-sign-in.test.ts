import { expect, test } from 'vitest'
import { ensureFreshSignIn, neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { db } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'

const right = 'seven grey herons by the weir'

/** Olive, who signed in so many minutes ago. */
async function olive(ago: number, password: string | null = right) {
  const made = await person('Olive')
  const passwordHash = password && (await hashPassword(password))
  await db.user.update({ where: { id: made.id }, data: { passwordHash } })
  await signedIn(made, ago)
  return made
}
const signedIn = ({ sessionId: id }: Person, ago: number) =>
  db.session.update({ where: { id }, data: { provedAt: new Date(Date.now() - minutes(ago)) } })

test('a sign-in younger than ten minutes needs no password', async () => {
  const who = await olive(9)
  expect(await neededProof(who)).toBe('none')
  await ensureFreshSignIn(who, undefined)
})

test('an older one needs the right password', async () => {
  const who = await olive(11)
  expect(await neededProof(who)).toBe('password')
  for (const password of [undefined, '', 'wrong'])
    await expectRefusal('password-wrong', () => ensureFreshSignIn(who, password), 'password')
  await ensureFreshSignIn(who, right)
})

test('use of a session does not make its sign-in fresh', async () => {
  const who = await olive(11)
  await db.session.update({ where: { id: who.sessionId }, data: { lastSeenAt: new Date() } })
  expect(await neededProof(who)).toBe('password')
})

test('another session of the same person, or of another person, does not make it fresh', async () => {
  const who = await olive(11)
  const other = await olive(0)
  const attempt = () => ensureFreshSignIn({ id: who.id, sessionId: other.sessionId }, right)
  await expectRefusal('signed-out', attempt)
})

test('without a password, only a new sign-in will do', async () => {
  const who = await olive(11, null)
  expect(await neededProof(who)).toBe('sign-in')
  await expectRefusal('sign-in-again', () => ensureFreshSignIn(who, 'anything'))
  await signedIn(who, 1)
  await ensureFreshSignIn(who, undefined)
})

test('20 wrong passwords at the same time: five are looked at', async () => {
  const who = await olive(11)
  const tries = Array.from({ length: 20 }, () => ensureFreshSignIn(who, 'wrong'))
  expect(await outcomes(tries)).toEqual({
    'password-wrong at password': 5,
    'rate-limited at password': 15,
  })
})
