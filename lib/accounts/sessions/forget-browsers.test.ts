import { describe, expect, test } from 'vitest'
import { changeAddress, requestAddress, undoAddress } from '@/lib/accounts/address/change-address'
import { writeAddress } from '@/lib/accounts/address/find-account'
import {
  changePasswordAction,
  endOtherSessionsAction,
  endSessionAction,
} from '@/lib/accounts/profile/actions'
import { changePassword } from '@/lib/accounts/profile/change-password'
import { disconnectProviderAction } from '@/lib/accounts/providers/actions'
import { disconnectProvider } from '@/lib/accounts/providers/connect-provider'
import { deviceLink } from '@/lib/accounts/sessions/devices'
import {
  endAllSessions,
  endOneSession,
  endOtherSessions,
  endSessionByLink,
} from '@/lib/accounts/sessions/end-sessions'
import { deviceCookie } from '@/lib/accounts/sessions/session-cookie'
import { beginSession } from '@/lib/accounts/sign-in/begin-session'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { scheduleDeletion } from '@/lib/account-deletion/schedule-deletion'
import { activatePerson, deactivatePerson, endPersonSessions } from '@/lib/admin/person-commands'
import type { FormAction } from '@/lib/action/form-state'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { addressLinkTo } from '@/lib/testing/address-link'
import { askAs } from '@/lib/testing/ask-as'
import { entered } from '@/lib/testing/entered'
import { asking } from '@/lib/testing/next-request'
import type { Person } from '@/lib/testing/people'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** A sign-in with this cookie. */
const arrive = async ({ id, name, email }: Person, device?: string, userAgent = FIREFOX) => {
  const from = { ip: '203.0.113.1', userAgent, device }
  const begin = () =>
    db.$transaction((tx) => beginSession(tx, { person: { id, name, email }, by: 'password', from }))
  const { result, mails } = await watch(begin)
  return { ...entered(result), isReported: mails.includes(`new-device to ${email}`) }
}

/** Olive, and the session and cookie of somebody else in her account. */
async function intrusion() {
  const olive = await personWithPassword('Olive')
  const { id: sessionId, device, isReported } = await arrive(olive)
  expect(isReported).toBe(true)
  return { olive, sessionId, device }
}

const fresh = { password: 'a brisk teal otter swims', confirmPassword: 'a brisk teal otter swims' }

const resetHere = async ({ id }: Person) => {
  const token = userToken('reset', await db.user.findUniqueOrThrow({ where: { id } }))
  return entered(await resetPassword({ token, ...fresh }, null))
}

const changeHere = (olive: Person) => changePassword(olive, { currentPassword: PASSWORD, ...fresh })

async function move(olive: Person) {
  const { email: before } = olive
  olive.email = `new.${before}`
  await requestAddress({ ...olive, email: before }, { email: olive.email })
  await changeAddress(olive, await addressLinkTo(olive.email))
  return before
}

async function moveAndUndo(olive: Person) {
  olive.email = await move(olive)
  await undoAddress(await addressLinkTo(olive.email))
}

/** Connects an account at a provider. @returns its id */
async function connect({ id: userId }: Person) {
  const data = { userId, provider: 'oidc', providerAccountId: userId, type: 'oauth' }
  return (await db.account.create({ data })).id
}

const disconnectHere = async (olive: Person) =>
  disconnectProvider(olive, { accountId: await connect(olive) })

async function deactivateForAWhile({ id: userId }: Person) {
  const staff = await sam()
  await deactivatePerson(staff, { userId })
  await activatePerson(staff, { userId })
}

const ends: [string, (olive: Person, sessionId: string) => Promise<unknown>][] = [
  [
    'the emailed link has signed it out',
    ({ id: userId }, id) =>
      endSessionByLink({ token: deviceLink({ id, userId }).split('/').at(-1)! }),
  ],
  ['Olive has signed it out', (olive, sessionId) => endOneSession(olive, { sessionId })],
  ['Olive has signed out her other devices', (olive) => endOtherSessions(olive)],
  ['Olive has signed out everywhere', (olive) => endAllSessions(olive)],
  ['Olive has reset her password', resetHere],
  ['Olive has changed her password', changeHere],
  ['Olive has changed her address', move],
  ['Olive has undone a change of her address', moveAndUndo],
  ['Olive has disconnected a provider', disconnectHere],
  [
    'staff have signed Olive out',
    async ({ id: userId }) => endPersonSessions(await sam(), { userId }),
  ],
  ['staff have deactivated Olive for a while', deactivateForAWhile],
  ['Olive has wanted to delete her account', scheduleDeletion],
]

describe.each(ends)("somebody else's browser is reported again after %s", (_, end) => {
  test('although it has kept its cookie', async () => {
    const { olive, sessionId, device } = await intrusion()
    expect((await arrive(olive, device)).isReported).toBe(false)
    await end(olive, sessionId)
    expect((await arrive(olive, device)).isReported).toBe(true)
  })

  test('although a browser of its name was seen', async () => {
    const { olive, sessionId } = await intrusion()
    expect((await arrive(olive)).isReported).toBe(false)
    await end(olive, sessionId)
    expect((await arrive(olive)).isReported).toBe(true)
  })
})

/** The cookie that Olive's browser has after it has sent a form. */
async function cookieAfter(olive: Person, action: FormAction<unknown>, fields: object) {
  askAs(olive.token)
  asking.headers.set('origin', env.APP_URL)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  expect(await action({}, form)).toMatchObject({ ok: true })
  return deviceCookie.read()
}

type Act = (olive: Person, sessionId: string) => Promise<string | undefined>
const stays: [string, Act][] = [
  [
    'signs out one device',
    (olive, sessionId) => cookieAfter(olive, endSessionAction, { sessionId }),
  ],
  ['signs out her other devices', (olive) => cookieAfter(olive, endOtherSessionsAction, {})],
  ['resets her password', async (olive) => (await resetHere(olive)).device],
  [
    'changes her password',
    (olive) => cookieAfter(olive, changePasswordAction, { currentPassword: PASSWORD, ...fresh }),
  ],
  [
    'disconnects a provider',
    async (olive) =>
      cookieAfter(olive, disconnectProviderAction, { accountId: await connect(olive) }),
  ],
]

test.each(stays)('the browser with which Olive %s stays known', async (_, act) => {
  const { olive, sessionId } = await intrusion()
  const device = await act(olive, sessionId)
  expect((await arrive(olive, device, 'curl/8.14')).isReported).toBe(false)
})

test('nobody else’s browser is new then', async () => {
  const { olive, sessionId } = await intrusion()
  const adam = await personWithPassword('Adam')
  const { device } = await arrive(adam)
  await endOneSession(olive, { sessionId })
  await endAllSessions(olive)
  expect((await arrive(adam)).isReported).toBe(false)
  expect((await arrive(adam, device, 'curl/8.14')).isReported).toBe(false)
})

test('a browser is new to an account that has got an address of the account it knew', async () => {
  const { olive, device } = await intrusion()
  const mia = await personWithPassword('Mia')
  const { email } = olive
  await db.$transaction((tx) => writeAddress(tx, olive.id, { email: `new.${email}` }))
  await db.$transaction((tx) => writeAddress(tx, mia.id, { email }))
  expect((await arrive({ ...mia, email }, device)).isReported).toBe(true)
})
