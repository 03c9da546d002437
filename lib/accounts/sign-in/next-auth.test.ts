import { afterEach, describe, expect, test, vi } from 'vitest'
import config from '@/guildhall.config'
import { adapter } from '@/lib/accounts/sign-in/adapter'
import { authOptions } from '@/lib/accounts/sign-in/next-auth'
import { defaultAllowances } from '@/lib/config/allowances'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'

/** What next-auth's cookie says of where the sign-in leads. */
const callback = vi.hoisted(() => ({ url: undefined as string | undefined }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers()),
  cookies: () =>
    Promise.resolve({
      get: (name: string) =>
        name === 'next-auth.callback-url' && callback.url ? { value: callback.url } : undefined,
    }),
}))
afterEach(() => void (callback.url = undefined))
afterEach(() => void Object.assign(config.allow, defaultAllowances))

/** What next-auth is told of somebody who comes by a provider. */
const arrive = (email: string, isVerified = true) =>
  authOptions().callbacks?.signIn?.({
    user: { id: '', email },
    account: null,
    profile: { email_verified: isVerified } as never,
  })
let count = 0
const newAddress = () => `by.provider.${++count}@new.test`

describe('by a provider', () => {
  test('whoever has a verified address comes in, and gets an account without a password', async () => {
    const email = newAddress()
    expect(await arrive(email)).toBe(true)
    expect(await arrive(email, false)).toBe(false)
    const made = await adapter.createUser?.({ email, name: 'Pat', emailVerified: null } as never)
    expect(await db.user.findUnique({ where: { email } })).toMatchObject({
      ...{ id: made?.id, name: 'Pat', isActive: true, passwordHash: null },
    })
  })

  test('next-auth is not given the account of somebody who has one', async () => {
    const olive = await person('Olive')
    const create = adapter.createUser?.({
      email: olive.email,
      name: 'O',
      emailVerified: null,
    } as never)
    await expect(create).rejects.toThrow('the address has an account')
  })

  test('where accounts come by invitation, only who is invited or has one', async () => {
    config.allow.signUp = 'invited'
    const { adam, slug, zoe } = await acme()
    const email = newAddress()
    expect(await arrive(email)).toBe('/login?error=sign-up-invited')
    await invite(await as(adam, slug), email)
    expect(await arrive(email)).toBe(true)
    expect(await arrive(zoe.email)).toBe(true)
  })

  test('who comes from an invitation gets an account with the invited address, and with no other', async () => {
    const { adam, slug, zoe } = await acme()
    const email = newAddress()
    const { token } = await invite(await as(adam, slug), email)
    callback.url = `${env.APP_URL}/invitations/${token}`
    expect(await arrive(email)).toBe(true)
    expect(await arrive(newAddress())).toBe('/login?error=invitation-not-yours')
    // Who has an account comes in, and is told on the invitation's page.
    expect(await arrive(zoe.email)).toBe(true)
    callback.url = `${env.APP_URL}/orgs`
    expect(await arrive(newAddress())).toBe(true)
  })

  test('where nobody gets one, only who has one', async () => {
    config.allow.signUp = 'closed'
    const { adam, slug, zoe } = await acme()
    const email = newAddress()
    await invite(await as(adam, slug), email)
    expect(await arrive(email)).toBe('/login?error=sign-up-closed')
    expect(await arrive(zoe.email)).toBe(true)
  })
})
