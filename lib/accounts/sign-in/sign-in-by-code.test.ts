import { describe, expect, test, vi } from 'vitest'
import { randomUUID } from 'node:crypto'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { findLinkOwner } from '@/lib/accounts/sign-in/queries'
import { requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { signInByCode, signInByLink } from '@/lib/accounts/sign-in/sign-in-by-code'
import {
  readSignInRequestToken,
  signInRequestToken,
  type SignInRequest,
} from '@/lib/accounts/sign-in/sign-in-request'
import { signInCodeSchema } from '@/lib/accounts/sign-in/schema'
import { minutes } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { countStatements } from '@/lib/testing/count-statements'
import { deviceOf } from '@/lib/testing/device-of'
import { entered } from '@/lib/testing/entered'
import { mailTo } from '@/lib/testing/mail-to'
import { person } from '@/lib/testing/people'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

const from = { ip: '203.0.113.9', userAgent: 'Firefox' }
const use = (asked: SignInRequest | undefined, code: string, device?: string) =>
  signInByCode(asked, { code }, { ...from, device })

/** A browser asks for a mail. @returns what it keeps, and the code and the token that the mail shows */
async function asked(email: string) {
  const kept = { email, request: randomUUID() }
  await requestSignInLink({ email }, kept.request)
  await drainOutbox()
  const { text, token } = await mailTo(email)
  return { kept, token, code: /\b\d{6}\b/.exec(text)![0] }
}
/** Any code but this one. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('Olive types the code of the mail in the browser that asked for it', async () => {
  const olive = await person('Olive')
  const { kept, code } = await asked(olive.email)
  const { result, events } = await watch(async () => use(kept, code, await deviceOf(olive)))
  expect((await findSession(entered(result).token))?.user.id).toBe(olive.id)
  expect(events).toEqual([{ type: 'user.signedIn', actor: 'Olive', data: { by: 'code' } }])
})

test.each([
  [4, 'It expires in 6 minutes.'],
  [9.8, null],
])('an email sent %d minutes late says how long its code works: %j', async (late, says) => {
  const { email } = await person('Olive')
  await requestSignInLink({ email }, randomUUID())
  const createdAt = new Date(Date.now() - minutes(late))
  await db.outbox.updateMany({ where: { recipient: email }, data: { createdAt } })
  await drainOutbox()
  const { text } = await mailTo(email)
  if (says) expect(text).toContain(says)
  else expect(text).not.toMatch(/code/)
})

describe('the code is refused, and nothing changes', () => {
  test('when it is wrong', async () => {
    const { kept, code } = await asked((await person('Olive')).email)
    await expectRefusal('code-wrong', () => use(kept, wrong(code)), 'code')
    await use(kept, code)
  })

  test('in a browser that asked for nothing, or for another mail', async () => {
    const { email } = await person('Olive')
    const { kept, code } = await asked(email)
    await expectRefusal('code-over', () => use(undefined, code))
    const other = { ...kept, request: randomUUID() }
    await expectRefusal('code-wrong', () => use(other, code), 'code')
  })

  test('when a newer mail was sent, whoever asked for it', async () => {
    const { email } = await person('Olive')
    const first = await asked(email)
    const second = await asked(email)
    await expectRefusal('code-wrong', () => use(first.kept, first.code), 'code')
    await use(second.kept, second.code)
  })

  test('a second time, and after the link; and using the code ends the link', async () => {
    const { email } = await person('Olive')
    const one = await asked(email)
    await use(one.kept, one.code)
    await expectRefusal('code-wrong', () => use(one.kept, one.code), 'code')
    expect(await findLinkOwner('sign-in', one.token)).toBeNull()
    const two = await asked(email)
    await signInByLink({ token: two.token }, from)
    await expectRefusal('code-wrong', () => use(two.kept, two.code), 'code')
  })

  test('of an account that staff deactivated meanwhile', async () => {
    const { id, email } = await person('Olive')
    const { kept, code } = await asked(email)
    await db.user.update({ where: { id }, data: { isActive: false, deactivatedAt: new Date() } })
    await expectRefusal('code-wrong', () => use(kept, code), 'code')
  })

  test('of an address that nobody has: the same answer, after the same statements', async () => {
    const { email } = await person('Olive')
    const nobody = { email: `x.${email}`, request: randomUUID() }
    const { kept, code } = await asked(email)
    const known = await countStatements(() => outcome(use(kept, wrong(code))))
    const unknown = await countStatements(() => outcome(use(nobody, '000000')))
    expect(unknown.statements).toEqual(known.statements)
    expect(unknown.result).toBe(known.result)
  })
})

describe('tries', () => {
  test('five for one request, the right code counted as well', async () => {
    const { kept, code } = await asked((await person('Olive')).email)
    for (let n = 0; n < 5; n++)
      await expectRefusal('code-wrong', () => use(kept, wrong(code)), 'code')
    await expectRefusal('code-over', () => use(kept, code))
  })

  test('20 at once with the right code: 1 session', async () => {
    const { id, email } = await person('Olive')
    const { kept, code } = await asked(email)
    const ends = await outcomes(Array.from({ length: 20 }, () => use(kept, code)))
    expect(ends).toEqual({ done: 1, 'code-wrong at code': 4, 'code-over': 15 })
    expect(await db.session.count({ where: { userId: id, userAgent: 'Firefox' } })).toBe(1)
  })

  test('50 a day for one address by browsers that nobody signed in with; the person’s own goes on', async () => {
    const olive = await person('Olive')
    const guess = () => use({ email: olive.email, request: randomUUID() }, '000000')
    const ends = await outcomes(Array.from({ length: 60 }, guess))
    expect(ends).toEqual({ 'code-wrong at code': 50, 'code-over': 10 })
    const { kept, code, token } = await asked(olive.email)
    await expectRefusal('code-over', () => use(kept, code))
    expect(await findLinkOwner('sign-in', token)).toEqual({ email: olive.email })
    await use(kept, code, await deviceOf(olive))
  })
})

test('a browser that was signed in before has one counter, however its cookie is written', async () => {
  const olive = await person('Olive')
  const device = await deviceOf(olive)
  const guess = (as: string) =>
    outcome(use({ email: olive.email, request: randomUUID() }, '000000', as))
  // Written differently, it is an unknown browser, of which 50 are counted together.
  const ends = await Promise.all(
    Array.from({ length: 60 }, (_, n) => guess(`${'.'.repeat(n + 1)}${device}`)),
  )
  expect(ends.filter((end) => end === 'code-over')).toHaveLength(10)
  expect(await guess(device)).toBe('code-wrong at code')
})

describe('what the browser keeps', () => {
  const kept = { email: 'olive@acme.test', request: randomUUID() }

  test('is read for ten minutes', () => {
    const token = signInRequestToken(kept)
    expect(readSignInRequestToken(token)).toEqual(kept)
    vi.setSystemTime(Date.now() + minutes(11))
    expect(readSignInRequestToken(token)).toBeUndefined()
    vi.useRealTimers()
  })

  test('cannot be written by anybody else, nor for another address', () => {
    const token = signInRequestToken(kept)
    for (const forged of [token.replace('olive', 'mia'), `x${token}`, token.split('~')[0]!, ''])
      expect(readSignInRequestToken(forged)).toBeUndefined()
  })
})

test.each(['123456', ' 123 456 ', '123-456', '１２３４５６'])(
  'a code is read as typed: %j',
  (code) => {
    expect(signInCodeSchema.parse({ code })).toEqual({ code: '123456' })
  },
)

test.each(['12345', '1234567', 'abcdef', '1'.repeat(200)])('and nothing else: %j', (code) => {
  expect(signInCodeSchema.safeParse({ code }).error?.issues[0]?.message).toBe('code-invalid')
})
