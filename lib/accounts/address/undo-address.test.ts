import { afterEach, describe, expect, test, vi } from 'vitest'
import config from '@/guildhall.config'
import { changeAddress, undoAddress, requestAddress } from '@/lib/accounts/address/change-address'
import { findAddressLink } from '@/lib/accounts/address/queries'
import { secondFactors } from '@/lib/accounts/factors/second-factors'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { editPerson } from '@/lib/admin/person-commands'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addressLinkTo } from '@/lib/testing/address-link'
import { withAuthenticator } from '@/lib/testing/authenticator'
import { mailTo } from '@/lib/testing/mail-to'
import { person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const { firstPassword } = config.allow
afterEach(() => {
  vi.useRealTimers()
  config.allow.firstPassword = firstPassword
})

/** Changes a person's address and returns the link with which the previous one undoes it. */
async function moved(who: Person, email = `new.${who.email}`) {
  await requestAddress(who, { email })
  await changeAddress(who, await addressLinkTo(email))
  const link = await addressLinkTo(who.email)
  who.email = email
  return link
}
const rowOf = ({ id }: { id: string }) => db.user.findUniqueOrThrow({ where: { id } })
const canSignIn = (email: string, password: string) =>
  outcome(signIn({ ip: '203.0.113.1', userAgent: null }, { email, password }))

test('Olive takes her account back from whoever changed its address twice', async () => {
  const [olive, mia] = [await personWithPassword('Olive'), await person('Mia')]
  const { email } = olive
  const link = await moved(olive)
  const theirs = await moved(olive, `further.${email}`)
  const stolen = await db.$transaction((tx) => createSession(tx, { userId: olive.id }))
  await db.account.create({
    data: { userId: olive.id, provider: 'oidc', providerAccountId: olive.id, type: 'oauth' },
  })
  await nothingChanges(() => findAddressLink('undo-address', link))

  const { events, mails } = await watch(() => undoAddress(link))

  expect((await rowOf(olive)).email).toBe(email)
  expect(await findSession(olive.token)).toBeNull()
  expect(await findSession(stolen.token)).toBeNull()
  expect(await db.account.count({ where: { userId: olive.id } })).toBe(0)
  expect(await canSignIn(email, PASSWORD)).toBe('sign-in-failed')
  const data = { from: `further.${email}`, to: email, by: 'undo' }
  expect(events).toEqual([{ type: 'user.emailChanged', actor: 'Olive', data }])
  expect(mails).toEqual([`email-restored to further.${email}`, `password-reset to ${email}`])
  await expectRefusal('link-invalid', () => undoAddress(theirs))
  expect((await findSession(mia.token))?.user.email).toBe(mia.email)

  await drainOutbox()
  const { token } = await mailTo(email)
  const password = 'a brisk teal otter swims'
  await resetPassword({ token, password, confirmPassword: password }, null)
  expect(await canSignIn(email, password)).toBe('done')
})

test('factors of the last two weeks go, which somebody else may have set up; older ones stay', async () => {
  const [olive, mia] = [await personWithPassword('Olive'), await personWithPassword('Mia')]
  for (const who of [olive, mia]) await withAuthenticator(who)
  const old = { createdAt: new Date(Date.now() - days(15)) }
  await db.authenticator.update({ where: { userId: mia.id }, data: old })
  await db.recoveryCode.updateMany({ where: { userId: mia.id }, data: old })
  const key = { userId: mia.id, publicKey: Buffer.from('x'), name: 'Key', credentialId: mia.id }
  await db.passkey.create({ data: key })
  for (const who of [olive, mia]) await undoAddress(await moved(who))
  const none = { authenticator: false, passkeys: 0, recoveryCodes: 0 }
  expect(await secondFactors(olive.id)).toEqual(none)
  expect(await secondFactors(mia.id)).toEqual({ ...none, authenticator: true, recoveryCodes: 10 })
})

test('a person without a password, who may set none, is emailed a sign-in link', async () => {
  config.allow.firstPassword = false
  const olive = await person('Olive')
  const { email } = olive
  const link = await moved(olive)
  const { mails } = await watch(() => undoAddress(link))
  expect(mails).toEqual([`email-restored to new.${email}`, `sign-in-link to ${email}`])
  expect((await rowOf(olive)).passwordHash).toBeNull()
})

test('a change requested before it is cancelled', async () => {
  const olive = await person('Olive')
  const link = await moved(olive)
  const email = `third.${olive.email}`
  await requestAddress(olive, { email })
  const pending = await addressLinkTo(email)
  await undoAddress(link)
  await expectRefusal('link-invalid', () => changeAddress(null, pending))
})

describe('the link is refused, and nothing changes', () => {
  test('a second time, even after another change', async () => {
    const olive = await person('Olive')
    const link = await moved(olive)
    await undoAddress(link)
    await expectRefusal('link-invalid', () => undoAddress(link))
    const session = await db.$transaction((tx) => createSession(tx, { userId: olive.id }))
    const { user } = (await findSession(session.token))!
    await moved({ ...user, token: session.token }, `third.${link.email}`)
    await expectRefusal('link-invalid', () => undoAddress(link))
  })

  test('after 7 days', async () => {
    const link = await moved(await person('Olive'))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days(7) + 2000 })
    await expectRefusal('link-invalid', () => undoAddress(link))
    vi.setSystemTime(Date.now() - 10_000)
    expect(await outcome(undoAddress(link))).toBe('done')
  })

  test('if staff have changed the address since', async () => {
    const olive = await person('Olive')
    const link = await moved(olive)
    const { id: userId, name } = olive
    await editPerson(await sam(), { userId, name, email: `by.staff.${olive.email}` })
    await expectRefusal('link-invalid', () => undoAddress(link))
  })

  test('if another account has the old address, which the page says', async () => {
    const olive = await person('Olive')
    const link = await moved(olive)
    const { id: userId, name } = await person('Mia')
    await editPerson(await sam(), { userId, name, email: link.email })
    await expectRefusal('email-taken', () => undoAddress(link), 'email')
    expect(await findAddressLink('undo-address', link)).toMatchObject({ isTaken: true })
  })

  test('as a link to change the address, with another address, or for a deactivated account', async () => {
    const olive = await person('Olive')
    const link = await moved(olive)
    await expectRefusal('link-invalid', () => changeAddress(null, link))
    await expectRefusal('link-invalid', () => undoAddress({ ...link, email: 'x@acme.test' }))
    await db.user.update({
      where: { id: olive.id },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    await expectRefusal('link-invalid', () => undoAddress(link))
  })
})

test('20 concurrent uses of one link undo it once', async () => {
  const link = await moved(await person('Olive'))
  const { mails } = await watch(async () => {
    const uses = await outcomes(Array.from({ length: 20 }, () => undoAddress(link)))
    expect(uses).toEqual({ done: 1, 'link-invalid': 19 })
  })
  expect(mails).toHaveLength(2)
})
