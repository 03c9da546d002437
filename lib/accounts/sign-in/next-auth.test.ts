import { afterEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { disconnectProvider } from '@/lib/accounts/providers/connect-provider'
import { newSessionToken } from '@/lib/accounts/sessions/session-token'
import { adapter } from '@/lib/accounts/sign-in/adapter'
import { authOptions } from '@/lib/accounts/sign-in/next-auth'
import { defaultAllowances } from '@/lib/config/allowances'
import { db } from '@/lib/db'
import { invite } from '@/lib/testing/invite'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { personWithPassword } from '@/lib/testing/with-password'

afterEach(() => void Object.assign(config.allow, defaultAllowances))

/** What next-auth receives from a provider. */
const arrive = (email: string, isVerified = true, next?: string) =>
  authOptions({ next }).callbacks?.signIn?.({
    user: { id: '', email },
    account: { type: 'oauth', provider: 'google', providerAccountId: email },
    profile: { email, email_verified: isVerified } as never,
  })
/** Connects an account at Google, which has the person's address. */
const connected = async ({ id: userId, email }: Person) => {
  const account = { type: 'oauth', provider: 'google', providerAccountId: email }
  await db.account.create({ data: { userId, ...account } })
}
let count = 0
const newAddress = () => `by.provider.${++count}@new.test`

describe('with a provider', () => {
  test('a person with a verified address signs in, and gets an account without a password', async () => {
    const email = newAddress()
    expect(await arrive(email)).toBe(true)
    expect(await arrive(email, false)).toBe('/login?error=unverified')
    const made = await adapter.createUser?.({ email, name: 'Pat', emailVerified: null } as never)
    expect(await db.user.findUnique({ where: { email } })).toMatchObject({
      ...{ id: made?.id, name: 'Pat', isActive: true, passwordHash: null },
    })
  })

  test('next-auth is not given the account of a person who has one', async () => {
    const olive = await person('Olive')
    const create = adapter.createUser?.({
      email: olive.email,
      name: 'O',
      emailVerified: null,
    } as never)
    await expect(create).rejects.toThrow('the address has an account')
  })

  test('if accounts are by invitation, only invitees and people with an account sign in', async () => {
    config.allow.signUp = 'invited'
    const { adam, slug, zoe } = await acme()
    const email = newAddress()
    expect(await arrive(email)).toBe('/login?error=sign-up-invited')
    await invite(await as(adam, slug), email)
    expect(await arrive(email)).toBe(true)
    expect(await arrive(zoe.email)).toBe('/login?error=address-taken')
    await connected(zoe)
    expect(await arrive(zoe.email)).toBe(true)
  })

  test('an invitee gets an account with the invited address only', async () => {
    const { adam, slug } = await acme()
    const email = newAddress()
    const { token } = await invite(await as(adam, slug), email)
    const next = `/invitations/${token}`
    expect(await arrive(email, true, next)).toBe(true)
    expect(await arrive(newAddress(), true, next)).toBe('/login?error=invitation-not-yours')
    expect(await arrive(newAddress(), true, '/orgs')).toBe(true)
  })

  test('if accounts are closed, only people with one sign in', async () => {
    config.allow.signUp = 'closed'
    const { adam, slug, zoe } = await acme()
    const email = newAddress()
    await invite(await as(adam, slug), email)
    expect(await arrive(email)).toBe('/login?error=sign-up-closed')
    expect(await arrive(zoe.email)).toBe('/login?error=address-taken')
    await connected(zoe)
    expect(await arrive(zoe.email)).toBe(true)
  })

  test('an account that is disconnected on the way begins no session', async () => {
    const zoe = await personWithPassword('Zoe')
    await connected(zoe)
    const [account] = await db.account.findMany({ where: { userId: zoe.id } })
    const { adapter, callbacks } = authOptions()
    const profile = { email: zoe.email, email_verified: true }
    expect(await callbacks!.signIn!({ user: zoe, account, profile } as never)).toBe(true)
    await disconnectProvider(zoe, { accountId: account!.id })
    const session = { sessionToken: newSessionToken(), userId: zoe.id, expires: new Date() }
    const begin = async () => void (await adapter!.createSession!(session))
    await expectRefusal('sign-in-failed', begin)
  })
})
