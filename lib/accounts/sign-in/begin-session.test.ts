import { expect, test } from 'vitest'
import { adapter, beginByProvider } from '@/lib/accounts/sign-in/adapter'
import { beginSession, type Caller } from '@/lib/accounts/sign-in/begin-session'
import { findDevice } from '@/lib/accounts/profile/queries'
import { endSession, endSessionByLink } from '@/lib/accounts/sessions/end-sessions'
import { waysIn, type WayIn } from '@/lib/accounts/sign-in/ways-in'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { newSessionToken } from '@/lib/accounts/sessions/session-token'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { deviceOf } from '@/lib/testing/device-of'
import { entered } from '@/lib/testing/entered'
import { mailTo } from '@/lib/testing/mail-to'
import { person } from '@/lib/testing/people'
import { watch } from '@/lib/testing/watch'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const from = { ip: '203.0.113.1', userAgent: FIREFOX, place: { city: 'Berlin', country: 'DE' } }

test.each(waysIn)(
  'by %s: the session and the audit log say how the person signed in',
  async (by) => {
    const olive = await person('Olive')
    const known = { ...from, device: await deviceOf(olive) }
    const { result, events } = await watch(() => arrive(olive, by, known))
    const { user } = (await findSession(entered(result).token))!
    const row = await db.session.findUniqueOrThrow({ where: { id: user.sessionId } })
    expect(row).toMatchObject({ userId: olive.id, methods: [by], city: 'Berlin' })
    expect(Date.now() - row.provedAt.getTime()).toBeLessThan(60_000)
    expect(events).toEqual([{ type: 'user.signedIn', actor: 'Olive', data: { by } }])
  },
)

const arrive = (
  { id, name, email }: { id: string; name: string | null; email: string },
  by: WayIn,
  from: Caller,
) => db.$transaction((tx) => beginSession(tx, { person: { id, name, email }, by, from }))

test('a provider uses the same function, with the token that next-auth hands to the browser', async () => {
  const { id: userId, email } = await person('Olive')
  const sessionToken = newSessionToken()
  const begin = async () => adapter.createSession!({ sessionToken, userId, expires: new Date(0) })
  const { result, events, mails } = await watch(begin)
  expect(result.expires.getTime()).toBeGreaterThan(Date.now())
  const { user } = (await findSession(sessionToken))!
  const row = await db.session.findUniqueOrThrow({ where: { id: user.sessionId } })
  expect(row).toMatchObject({ userId, methods: ['provider'] })
  const device = { browser: '', system: '', city: '', country: '' }
  expect(events).toEqual([
    { type: 'user.newDevice', actor: 'Olive', data: device },
    { type: 'user.signedIn', actor: 'Olive', data: { by: 'provider' } },
  ])
  expect(mails).toEqual([`new-device to ${email}`])
})

test('a session keeps the id of its provider', async () => {
  const { id } = await person('Olive')
  const token = newSessionToken()
  const account = { provider: 'google', providerAccountId: id }
  await db.account.create({ data: { ...account, userId: id, type: 'oauth' } })
  await beginByProvider(id, token, account)
  expect((await findSession(token))?.user.signIn).toMatchObject({ provider: 'google' })
})

const pastSignIn = (userId: string, lastSignInAt: Date | null) =>
  db.user.update({ where: { id: userId }, data: { lastSignInAt } })

test('the first sign-in of an account is not reported, and its browser is known', async () => {
  const olive = await person('Olive')
  await pastSignIn(olive.id, null)
  const { mails } = await watch(async () => {
    await arrive(olive, 'activation', from)
    await arrive(olive, 'password', from)
  })
  expect(mails).toEqual([])
})

test('a sign-in by a new password is reported by the email about that password', async () => {
  const olive = await person('Olive')
  expect((await watch(() => arrive(olive, 'reset', from))).mails).toEqual([])
})

test('the email says what signed in and where, and its link signs that device out', async () => {
  const [olive, adam] = [await person('Olive'), await person('Adam')]
  const { token } = entered(await arrive(olive, 'password', from))
  await drainOutbox()
  const mail = await mailTo(olive.email)
  expect(mail.text).toContain('Firefox on Linux')
  expect(mail.text).toContain('Berlin, Germany')
  expect(await findDevice(mail.token)).toMatchObject({ browser: 'Firefox', city: 'Berlin' })
  await endSessionByLink(mail)
  expect(await findSession(token)).toBeNull()
  expect(await findSession(olive.token)).not.toBeNull()
  await expect(mailTo(adam.email)).rejects.toThrow('no mail')
})

test('if the session has ended when the email is composed, it links to the list of devices', async () => {
  const olive = await person('Olive')
  const { token } = entered(await arrive(olive, 'password', from))
  await endSession(token)
  await drainOutbox()
  expect((await mailTo(olive.email)).link).toBe(`${env.APP_URL}/account/sessions`)
})

test('a browser that was signed in before is known by its cookie, even if its name changed', async () => {
  const olive = await person('Olive')
  const { device } = entered(await arrive(olive, 'password', from))
  const elsewhere = { ...from, userAgent: 'curl/8.14', place: { city: 'Kyoto', country: 'JP' } }
  const known = await watch(() => arrive(olive, 'password', { ...elsewhere, device }))
  expect(known.mails).toEqual([])
  const adams = await deviceOf(await person('Adam'))
  const unknown = await watch(() => arrive(olive, 'password', { ...elsewhere, device: adams }))
  expect(unknown.mails).toEqual([`new-device to ${olive.email}`])
})
