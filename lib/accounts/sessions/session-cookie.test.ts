import { beforeEach, expect, test, vi } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'

const jar = vi.hoisted(() => ({ set: vi.fn(), has: () => true }))
vi.mock('next/headers', () => ({ cookies: () => Promise.resolve(jar) }))
beforeEach(() => jar.set.mockClear())

/** The cookies that a browser at this URL receives when signing in and out. */
const cookiesAt = (url: string) =>
  withSettings({ APP_URL: url }, async () => {
    const { challengeCookie, clearSessionCookie, pendingCookie, setSessionCookie } =
      await import('@/lib/accounts/sessions/session-cookie')
    const expires = new Date('2026-12-29')
    await pendingCookie.set('pending')
    await challengeCookie.set('challenge')
    await setSessionCookie({ token: 'token', expires, device: 'device', locale: null } as never)
    await clearSessionCookie()
    return jar.set.mock.calls as [string, string, Record<string, unknown>][]
  })

test('over https, cookies are Secure, HttpOnly, SameSite and limited to this host', async () => {
  const cookies = await cookiesAt('https://guildhall.test')
  const [pending, challenge, session, device, over, gone] = cookies
  expect(pending?.slice(0, 2)).toEqual(['__Host-guildhall.sign-in', 'pending'])
  expect(challenge?.slice(0, 2)).toEqual(['__Host-guildhall.challenge', 'challenge'])
  // What waited for the second factor waits no more.
  expect(over?.slice(0, 2)).toEqual(['__Host-guildhall.sign-in', ''])
  expect(session?.slice(0, 2)).toEqual(['__Host-next-auth.session-token', 'token'])
  expect(device?.slice(0, 2)).toEqual(['__Host-guildhall.device', 'device'])
  expect(gone?.slice(0, 2)).toEqual(['__Host-next-auth.session-token', ''])
  for (const [name, , options] of cookies) {
    expect(options, name).toMatchObject({
      ...{ httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
    })
    // With a domain, its other hosts would receive them too.
    expect(options, name).not.toHaveProperty('domain')
  }
})

test('over http on a laptop they are the same, except for what needs https', async () => {
  const cookies = await cookiesAt('http://localhost:3000')
  for (const [name, , options] of cookies) {
    expect(name).not.toMatch(/^__/)
    expect(options, name).toMatchObject({ httpOnly: true, secure: false, sameSite: 'lax' })
  }
})
