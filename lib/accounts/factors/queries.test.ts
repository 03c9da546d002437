import { expect, test } from 'vitest'
import AuthenticatorPage from '@/app/(me)/account/security/authenticator/page'
import { authenticatorSetup, readWaysIn, secondFactors } from '@/lib/accounts/factors/queries'
import {
  confirmAuthenticator,
  startAuthenticator,
  totpCode,
} from '@/lib/accounts/factors/authenticator'
import { db } from '@/lib/db'
import { askAs, endOf } from '@/lib/testing/ask-as'
import { countStatements } from '@/lib/testing/count-statements'
import { person } from '@/lib/testing/people'

test('while an app is set up, its key is shown as text and as a QR code; then no more', async () => {
  const olive = await person('Olive')
  expect(await authenticatorSetup(olive)).toBeNull()
  await startAuthenticator(olive)
  const setup = await authenticatorSetup(olive)
  expect(setup?.picture).toMatch(/^data:image\/svg\+xml;base64,/)
  const code = totpCode(setup!.secret.replaceAll(' ', ''))
  await confirmAuthenticator(olive, { code })
  expect(await authenticatorSetup(olive)).toBeNull()
})

test('the key of an app that is set up is shown only after a recent proof of identity', async () => {
  const olive = await person('Olive')
  await startAuthenticator(olive)
  askAs(olive.token)
  const searchParams = Promise.resolve({})
  const open = () => AuthenticatorPage({ searchParams, params: Promise.resolve({}) })
  await open()
  await db.session.update({ where: { id: olive.sessionId }, data: { provedAt: new Date(0) } })
  const end = open().catch(endOf)
  expect(await end).toBe('to /account/confirm?next=%2Faccount%2Fsecurity%2Fauthenticator')
})

test('all ways in are read in one statement: password, app, recovery codes, passkeys and accounts', async () => {
  const olive = await person('Olive')
  expect(await readWaysIn(olive)).toEqual({
    ...{ hasPassword: false, passkeys: [], accounts: [] },
    factors: { authenticator: false, passkeys: 0, recoveryCodes: 0 },
  })
  await startAuthenticator(olive)
  expect((await readWaysIn(olive)).factors.authenticator).toBe(false)
  const { secret } = (await authenticatorSetup(olive))!
  await confirmAuthenticator(olive, { code: totpCode(secret.replaceAll(' ', '')) })
  const userId = olive.id
  await db.passkey.create({
    data: { userId, credentialId: userId, publicKey: new Uint8Array(), name: 'Laptop' },
  })
  await db.account.create({
    data: { userId, type: 'oauth', provider: 'github', providerAccountId: userId },
  })
  await db.user.update({ where: { id: userId }, data: { passwordHash: 'hash' } })
  const { result, statements } = await countStatements(() => readWaysIn(olive))
  expect(statements).toHaveLength(1)
  expect(result).toMatchObject({
    hasPassword: true,
    factors: await secondFactors(userId),
    passkeys: [{ name: 'Laptop', lastUsedAt: null }],
    accounts: [{ provider: 'github' }],
  })
  expect(result.factors).toEqual({ authenticator: true, passkeys: 1, recoveryCodes: 10 })
})
