import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { scheduleDeletion } from '@/lib/account-deletion/schedule-deletion'
import { accountState } from '@/lib/accounts/account-state'
import { confirmAuthenticator, startAuthenticator } from '@/lib/accounts/factors/authenticator'
import {
  passkeyOptions,
  sealChallenge,
  webauthn,
  type PasskeyPurpose,
} from '@/lib/accounts/factors/passkey-options'
import { addPasskey, removePasskey } from '@/lib/accounts/factors/passkeys'
import { secondFactors } from '@/lib/accounts/factors/second-factors'
import { confirmByPasskey, signInByPasskey } from '@/lib/accounts/factors/confirm-sign-in'
import { proveByCode, proveByPasskey } from '@/lib/accounts/factors/prove-again'
import { findSession } from '@/lib/accounts/sessions/find-session'
import type { Begun } from '@/lib/accounts/sign-in/begin-session'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { resetFactors } from '@/lib/admin/person-commands'
import { minutes } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { codeOf, withAuthenticator } from '@/lib/testing/authenticator'
import { entered } from '@/lib/testing/entered'
import { passkeyDevice } from '@/lib/testing/passkey-device'
import { person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { whileHeld } from '@/lib/testing/while-held'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const from = { ip: '203.0.113.1', userAgent: 'Firefox' }

/** A challenge, and what the browser keeps of it. */
function asked(purpose: PasskeyPurpose) {
  const challenge = randomBytes(32).toString('base64url')
  return { challenge, kept: sealChallenge(purpose, challenge) }
}

async function add(who: Person, device = passkeyDevice(), wrong: object = {}) {
  const { challenge, kept } = asked('add')
  const answer = device.register({ challenge, ...wrong })
  return { device, codes: await addPasskey(who, { answer, name: 'Work laptop' }, kept) }
}

function enter(device: ReturnType<typeof passkeyDevice>, wrong: object = {}) {
  const { challenge, kept } = asked('sign-in')
  return signInByPasskey(from, { answer: device.answer({ challenge, ...wrong }) }, kept)
}

function prove(who: Person, device: ReturnType<typeof passkeyDevice>) {
  const { challenge, kept } = asked('prove')
  return proveByPasskey(who, { answer: device.answer({ challenge }) }, kept)
}

function confirm(begun: Begun, device: ReturnType<typeof passkeyDevice>) {
  const { challenge, kept } = asked('second')
  const pending = 'pending' in begun ? begun.pending : undefined
  return confirmByPasskey({ ...from, pending }, { answer: device.answer({ challenge }) }, kept)
}

test('a passkey is added under its name; the first factor gives recovery codes, and the person is mailed', async () => {
  const olive = await person('Olive')
  const { result, events, mails } = await watch(() => add(olive))
  expect(result.codes).toHaveLength(10)
  expect(events).toEqual([
    { type: 'user.factorAdded', actor: 'Olive', data: { factor: 'passkey: Work laptop' } },
  ])
  expect(mails).toEqual([`factors-changed to ${olive.email}`])
  expect((await add(olive)).codes).toBeNull()
  expect(await secondFactors(olive.id)).toMatchObject({ passkeys: 2, recoveryCodes: 10 })
})

test('it signs in without a password and asks for no second factor', async () => {
  const olive = await person('Olive')
  const { device } = await add(olive)
  const { token } = entered(await enter(device))
  const { user } = (await findSession(token))!
  expect(user.id).toBe(olive.id)
  const row = await db.session.findUniqueOrThrow({ where: { id: user.sessionId } })
  expect(row.methods).toEqual(['passkey'])
  const passkey = await db.passkey.findFirstOrThrow({ where: { userId: olive.id } })
  expect(passkey.lastUsedAt).not.toBeNull()
})

test('after a password it is the second factor, of its owner alone', async () => {
  const [olive, mia] = [await personWithPassword('Olive'), await person('Mia')]
  const [{ device }, other] = [await add(olive), await add(mia)]
  const begun = await signIn(from, { email: olive.email, password: PASSWORD })
  await expectRefusal('passkey-refused', () => confirm(begun, other.device))
  const { user } = (await findSession(entered(await confirm(begun, device)).token))!
  const row = await db.session.findUniqueOrThrow({ where: { id: user.sessionId } })
  expect(row.methods).toEqual(['password', 'passkey'])
})

describe('an account that was going to be deleted is kept by a passkey', () => {
  const expectKept = async ({ id }: Person, begun: Begun) => {
    expect(entered(begun).isKept).toBe(true)
    expect(accountState(await db.user.findUniqueOrThrow({ where: { id } }))).toBe('active')
  }

  test('alone', async () => {
    const olive = await person('Olive')
    const { device } = await add(olive)
    await scheduleDeletion(olive)
    await expectKept(olive, await enter(device))
  })

  test('after a password', async () => {
    const olive = await personWithPassword('Olive')
    const { device } = await add(olive)
    await scheduleDeletion(olive)
    const begun = await signIn(from, { email: olive.email, password: PASSWORD })
    await expectKept(olive, await confirm(begun, device))
  })
})

describe('at the moment of a sign-in', () => {
  /** Two that wait for the person's row, in this order. */
  const inOrder = ({ id }: Person, first: () => Promise<unknown>, second: () => Promise<unknown>) =>
    whileHeld(id, 2, () =>
      Promise.all([outcome(first()), pause(150).then(() => outcome(second()))]),
    )

  test('a passkey that is added is asked for', async () => {
    const olive = await personWithPassword('Olive')
    // Loading it takes longer than a locked row is waited for.
    await webauthn()
    let begun: Begun | undefined
    const enterByPassword = async () =>
      (begun = await signIn(from, { email: olive.email, password: PASSWORD }))
    expect(await inOrder(olive, () => add(olive), enterByPassword)).toEqual(['done', 'done'])
    expect(begun).toHaveProperty('pending')
  })

  test('a passkey that staff take away signs nobody in', async () => {
    const [olive, staff] = [await person('Olive'), await sam()]
    const { device } = await add(olive)
    const reset = () => resetFactors(staff, { userId: olive.id, reason: 'Lost' })
    expect(await inOrder(olive, reset, () => enter(device))).toEqual(['done', 'passkey-refused'])
  })

  test('a passkey that its owner removes signs nobody in', async () => {
    const olive = await person('Olive')
    const { device } = await add(olive)
    const { id: passkeyId } = await db.passkey.findFirstOrThrow({ where: { userId: olive.id } })
    const remove = () => removePasskey(olive, { passkeyId })
    expect(await inOrder(olive, remove, () => enter(device))).toEqual(['done', 'passkey-refused'])
  })
})

describe('while somebody who holds the person’s row takes the factors away, it is waited for', () => {
  const takeAway = ({ id }: Person, use: () => Promise<unknown>) =>
    whileHeld(id, 1, () => outcome(use()), [
      'DELETE FROM "Session" WHERE "userId" = $1',
      'DELETE FROM "Passkey" WHERE "userId" = $1',
      'DELETE FROM "Authenticator" WHERE "userId" = $1',
    ])

  test('by a passkey that proves once more who the person is', async () => {
    const olive = await person('Olive')
    const { device } = await add(olive)
    expect(await takeAway(olive, () => prove(olive, device))).toBe('passkey-refused')
  })

  test('by a code that does the same', async () => {
    const olive = await person('Olive')
    await withAuthenticator(olive)
    const code = await codeOf(olive, 1)
    expect(await takeAway(olive, () => proveByCode(olive, { code }, {}))).toBe('code-wrong at code')
  })

  test('by an app that is being set up', async () => {
    const olive = await person('Olive')
    await startAuthenticator(olive)
    expect(await takeAway(olive, () => startAuthenticator(olive))).toBe('done')
    const code = await codeOf(olive)
    expect(await takeAway(olive, () => confirmAuthenticator(olive, { code }))).toBe(
      'code-wrong at code',
    )
  })
})

test('it proves once more who the person is, and somebody else’s does not', async () => {
  const [olive, mia] = [await person('Olive'), await person('Mia')]
  const [{ device }, other] = [await add(olive), await add(mia)]
  await db.session.update({ where: { id: olive.sessionId }, data: { provedAt: new Date(0) } })
  await expectRefusal('passkey-refused', () => prove(olive, other.device))
  expect(await neededProof(olive)).toBe('factor')
  await prove(olive, device)
  expect(await neededProof(olive)).toBe('none')
})

describe('nobody is signed in by', () => {
  test.each([
    ['another site', { origin: 'https://evil.test' }],
    ['another site’s passkey', { rpId: 'evil.test' }],
    ['a device that asks for nothing', { verifies: false }],
    ['an answer to another challenge', { challenge: 'bm90IHRoaXMgb25l' }],
  ])('%s', async (_, wrong) => {
    const olive = await person('Olive')
    const { device } = await add(olive)
    await expectRefusal('passkey-refused', () => enter(device, wrong))
  })

  test('a passkey that is not known, or was removed', async () => {
    const olive = await person('Olive')
    await expectRefusal('passkey-refused', () => enter(passkeyDevice()))
    const { device } = await add(olive)
    const { id: passkeyId } = await db.passkey.findFirstOrThrow({ where: { userId: olive.id } })
    await removePasskey(olive, { passkeyId })
    await expectRefusal('passkey-refused', () => enter(device))
  })

  test('the passkey of a deactivated account', async () => {
    const olive = await person('Olive')
    const { device } = await add(olive)
    const data = { isActive: false, deactivatedAt: new Date() }
    await db.user.update({ where: { id: olive.id }, data })
    await expectRefusal('passkey-refused', () => enter(device))
  })

  test('another device with the same name', async () => {
    const olive = await person('Olive')
    const { device } = await add(olive)
    const forged = passkeyDevice()
    const { challenge, kept } = asked('sign-in')
    const answer = JSON.parse(forged.answer({ challenge })) as object
    const input = { answer: JSON.stringify({ ...answer, id: device.id, rawId: device.id }) }
    await expectRefusal('passkey-refused', () => signInByPasskey(from, input, kept))
  })

  test.each(['', 'no JSON', '[]', 'null', '1', '{}', '{"id":1}', '{"id":"x"}'])(
    'the answer %j',
    async (answer) => {
      const { kept } = asked('sign-in')
      await expectRefusal('passkey-refused', () => signInByPasskey(from, { answer }, kept))
    },
  )
})

describe('a challenge', () => {
  const answered = (device: ReturnType<typeof passkeyDevice>, kept: string | undefined) => {
    const challenge = kept?.split('~')[0] ?? ''
    return () => signInByPasskey(from, { answer: device.answer({ challenge }) }, kept)
  }

  test('is good for one answer, of five at once as well', async () => {
    const { device } = await add(await person('Olive'))
    const { kept } = asked('sign-in')
    const use = answered(device, kept)
    expect(await outcomes(Array.from({ length: 5 }, use))).toEqual({
      ...{ done: 1, 'passkey-refused': 4 },
    })
    await expectRefusal('passkey-refused', use)
  })

  test('is good for its purpose alone, and only as we made it', async () => {
    const { device } = await add(await person('Olive'))
    for (const purpose of ['add', 'second', 'prove'] as const)
      await expectRefusal('passkey-refused', answered(device, asked(purpose).kept))
    const { kept } = asked('sign-in')
    const [, token] = kept.split('~')
    for (const forged of [undefined, '', '~', `bm90IHRoaXMgb25l~${token}`])
      await expectRefusal('passkey-refused', answered(device, forged))
  })

  test('is over after ten minutes', async ({ onTestFinished }) => {
    const { device } = await add(await person('Olive'))
    const { kept } = asked('sign-in')
    const now = Date.now()
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    vi.setSystemTime(now + minutes(10) + 2000)
    await expectRefusal('passkey-refused', answered(device, kept))
    vi.setSystemTime(now + minutes(10) - 2000)
    entered(await answered(device, kept)())
  })
})

test('a count that goes backwards is refused, and its owner is told by mail', async () => {
  const olive = await person('Olive')
  const { device } = await add(olive)
  entered(await enter(device, { counter: 7 }))
  for (const counter of [7, 6, 0]) {
    const { result, mails, events } = await watch(() => outcomes([enter(device, { counter })]))
    expect(result).toEqual({ 'passkey-copied': 1 })
    expect(mails).toEqual([`factors-changed to ${olive.email}`])
    expect(events).toMatchObject([{ type: 'user.passkeyRefused', actor: 'Olive' }])
  }
  const { counter } = await db.passkey.findFirstOrThrow({ where: { userId: olive.id } })
  expect(counter).toBe(7n)
  entered(await enter(device, { counter: 8 }))
})

describe('none is added', () => {
  test.each([
    ['from another site', { origin: 'https://evil.test' }],
    ['for another site', { rpId: 'evil.test' }],
    ['by a device that asks for nothing', { verifies: false }],
    ['to another challenge', { challenge: 'bm90IHRoaXMgb25l' }],
  ])('%s', async (_, wrong) => {
    const olive = await person('Olive')
    await expectRefusal('passkey-refused', () => add(olive, passkeyDevice(), wrong))
  })

  test('that somebody has already', async () => {
    const [olive, mia] = [await person('Olive'), await person('Mia')]
    const { device } = await add(olive)
    for (const who of [olive, mia]) await expectRefusal('passkey-known', () => add(who, device))
  })

  test('beyond 20', async () => {
    const olive = await person('Olive')
    const row = { userId: olive.id, publicKey: Buffer.from('x'), name: 'Key' }
    const data = Array.from({ length: 20 }, (_, n) => ({
      ...row,
      credentialId: `${olive.id} ${n}`,
    }))
    await db.passkey.createMany({ data })
    await expectRefusal('passkeys-full', () => add(olive))
  })
})

test('removed by its owner, who is mailed; with the last factor the recovery codes go', async () => {
  const [olive, mia] = [await person('Olive'), await person('Mia')]
  await add(olive)
  const { id: passkeyId } = await db.passkey.findFirstOrThrow({ where: { userId: olive.id } })
  await expectRefusal('not-found', () => removePasskey(mia, { passkeyId }))
  const { events, mails } = await watch(() => removePasskey(olive, { passkeyId }))
  expect(events).toEqual([
    { type: 'user.factorRemoved', actor: 'Olive', data: { factor: 'passkey: Work laptop' } },
  ])
  expect(mails).toEqual([`factors-changed to ${olive.email}`])
  expect(await secondFactors(olive.id)).toMatchObject({ passkeys: 0, recoveryCodes: 0 })
})

test('a browser is asked for this site’s passkeys, with a fingerprint or the like, and for the person’s own', async () => {
  const olive = await person('Olive')
  const { device } = await add(olive)
  const rpId = new URL(env.APP_URL).hostname
  expect(await passkeyOptions('sign-in', null)).toMatchObject({
    ...{ rpId, allowCredentials: [], userVerification: 'required' },
  })
  expect(await passkeyOptions('second', olive)).toMatchObject({
    ...{ rpId, allowCredentials: [{ id: device.id }], userVerification: 'required' },
  })
  expect(await passkeyOptions('add', olive)).toMatchObject({
    rp: { id: rpId },
    excludeCredentials: [{ id: device.id }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
})
