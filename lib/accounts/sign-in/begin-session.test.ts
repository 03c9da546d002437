import { expect, test, vi } from 'vitest'
import { adapter } from '@/lib/accounts/sign-in/adapter'
import { beginSession } from '@/lib/accounts/sign-in/begin-session'
import { waysIn, type WayIn } from '@/lib/accounts/sign-in/ways-in'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { newSessionToken } from '@/lib/accounts/sessions/session-token'
import { db } from '@/lib/db'
import { person } from '@/lib/testing/people'
import { watch } from '@/lib/testing/watch'

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'user-agent': 'Firefox' })),
  cookies: () => Promise.resolve({ get: () => undefined }),
}))

const from = { ip: '203.0.113.1', userAgent: 'Firefox' }

test.each(waysIn)(
  'by %s: the session says how the person came in, and so does the log',
  async (by) => {
    const olive = await person('Olive')
    const { result, events } = await watch(() => arrive(olive, by))
    const { user } = (await findSession(result.token))!
    const row = await db.session.findUniqueOrThrow({ where: { id: user.sessionId } })
    expect(row).toMatchObject({ userId: olive.id, methods: [by], userAgent: 'Firefox' })
    expect(Date.now() - row.provedAt.getTime()).toBeLessThan(5000)
    expect(events).toEqual([{ type: 'user.signedIn', actor: 'Olive', data: { by } }])
  },
)

const arrive = (
  { id, name, email }: { id: string; name: string | null; email: string },
  by: WayIn,
) => db.$transaction((tx) => beginSession(tx, { person: { id, name, email }, by, from }))

test('a provider comes in by the same way, with the token that next-auth hands to the browser', async () => {
  const { id: userId } = await person('Olive')
  const sessionToken = newSessionToken()
  const begin = async () => adapter.createSession!({ sessionToken, userId, expires: new Date(0) })
  const { result, events } = await watch(begin)
  expect(result.expires.getTime()).toBeGreaterThan(Date.now())
  const { user } = (await findSession(sessionToken))!
  const row = await db.session.findUniqueOrThrow({ where: { id: user.sessionId } })
  expect(row).toMatchObject({ userId, methods: ['provider'], userAgent: 'Firefox' })
  expect(events).toEqual([{ type: 'user.signedIn', actor: 'Olive', data: { by: 'provider' } }])
})
