import { expect, test, vi } from 'vitest'
import { GET } from '@/app/api/auth/[...nextauth]/route'
import { confirmByRecoveryCode } from '@/lib/accounts/factors/confirm-sign-in'
import { pendingCookieName } from '@/lib/accounts/sessions/session-token'
import { adapter } from '@/lib/accounts/sign-in/adapter'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { withAuthenticator } from '@/lib/testing/authenticator'
import { entered } from '@/lib/testing/entered'
import { person } from '@/lib/testing/people'

const browser = vi.hoisted(() => new Map<string, string>())
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'user-agent': 'Firefox' })),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (browser.has(name) ? { value: browser.get(name) } : undefined),
      set: (name: string, value: string) => void browser.set(name, value),
    }),
}))

/** What next-auth does at the end of a provider's sign-in. */
const signsIn = vi.hoisted(() => ({ userId: '', expires: new Date() }))
vi.mock('next-auth', () => ({
  default: async () => {
    const given = { sessionToken: crypto.randomUUID(), userId: signsIn.userId, expires: new Date() }
    signsIn.expires = (await adapter.createSession!(given)).expires
    return new Response(null, { status: 302, headers: { Location: `${env.APP_URL}/orgs?a=1` } })
  },
}))

const callback = () =>
  GET(new Request(`${env.APP_URL}/api/auth/callback/oidc`), {
    params: Promise.resolve({ nextauth: ['callback', 'oidc'] }),
  })

test('whoever comes by a provider and has a second factor is asked for it, and has no session until then', async () => {
  const olive = await person('Olive')
  const codes = await withAuthenticator(olive)
  signsIn.userId = olive.id
  const response = await callback()
  expect(response.headers.get('Location')).toBe('/login/confirm?next=%2Forgs%3Fa%3D1')
  expect(signsIn.expires.getTime()).toBe(0)
  expect(await db.session.count({ where: { userId: olive.id } })).toBe(1)
  const pending = browser.get(pendingCookieName())
  const from = { ip: '203.0.113.1', userAgent: 'Firefox', pending }
  entered(await confirmByRecoveryCode(from, { recoveryCode: codes![0]! }))
  const [latest] = await db.session.findMany({
    where: { userId: olive.id },
    orderBy: { createdAt: 'desc' },
    take: 1,
  })
  expect(latest?.methods).toEqual(['provider', 'recovery-code'])
})

test('everybody else goes where they wanted to go, also with a cookie of an older sign-in', async () => {
  signsIn.userId = (await person('Mia')).id
  const response = await callback()
  expect(response.headers.get('Location')).toBe(`${env.APP_URL}/orgs?a=1`)
  expect(signsIn.expires.getTime()).toBeGreaterThan(Date.now())
})
