import { afterEach, describe, expect, test, vi } from 'vitest'
import config from '@/guildhall.config'
import { changeAddress, requestAddress } from '@/lib/accounts/address/change-address'
import { findAddressLink } from '@/lib/accounts/address/queries'
import { changePassword } from '@/lib/accounts/profile/change-password'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { authOptions } from '@/lib/accounts/sign-in/next-auth'
import { readUserToken, userToken } from '@/lib/accounts/sign-in/user-token'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { createSession } from '@/lib/accounts/sign-in/begin-session'
import { editPerson } from '@/lib/admin/person-commands'
import { hours } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { addressLinkTo } from '@/lib/testing/address-link'
import { barrier } from '@/lib/testing/barrier'
import { invite } from '@/lib/testing/invite'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { whileHeld } from '@/lib/testing/while-held'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const { signUp: whoSignsUp } = config.allow
afterEach(() => {
  vi.useRealTimers()
  config.allow.signUp = whoSignsUp
})

const newAddress = ({ email }: Person) => `new.${email}`
const rowOf = ({ id }: { id: string }) => db.user.findUniqueOrThrow({ where: { id } })

/** Requests a new address and returns what the form of the emailed link posts. */
async function asked(who: Person, email = newAddress(who)) {
  await requestAddress(who, { email })
  return addressLinkTo(email)
}

test("Olive's address changes: her other sessions end, and the old address is emailed", async () => {
  const [olive, mia] = [await person('Olive'), await person('Mia')]
  const other = await db.$transaction((tx) => createSession(tx, { userId: olive.id }))
  const reset = userToken('reset', await rowOf(olive))
  const link = await asked(olive)
  const before = Date.now()

  const { result, events, mails } = await watch(() => changeAddress(olive, link))

  expect(result).toBe(true)
  const { email, emailVerified } = await rowOf(olive)
  expect(email).toBe(newAddress(olive))
  expect(emailVerified!.getTime()).toBeGreaterThanOrEqual(before)
  expect((await findSession(olive.token))?.user.email).toBe(email)
  expect(await findSession(other.token)).toBeNull()
  expect(await readUserToken(db, 'reset', reset)).toBeNull()
  const data = { from: olive.email, to: email, by: 'person' }
  expect(events).toEqual([{ type: 'user.emailChanged', actor: 'Olive', data }])
  expect(mails).toEqual([`email-changed to ${olive.email}`])
  expect((await findSession(mia.token))?.user).toMatchObject({ id: mia.id, email: mia.email })
})

test('links emailed before a change stay dead, even if the old address is hers again', async () => {
  const olive = await person('Olive')
  const row = await rowOf(olive)
  await changeAddress(olive, await asked(olive))
  await changeAddress(olive, await asked({ ...olive, email: newAddress(olive) }, olive.email))
  expect((await rowOf(olive)).email).toBe(olive.email)
  for (const purpose of ['reset', 'sign-in'] as const)
    expect(await readUserToken(db, purpose, userToken(purpose, row))).toBeNull()
})

test('if nobody or someone else is signed in, all her sessions end and none of theirs', async () => {
  for (const by of [null, await person('Mia')]) {
    const olive = await person('Olive')
    const link = await asked(olive)
    expect(await changeAddress(by, link)).toBe(false)
    expect((await rowOf(olive)).email).toBe(newAddress(olive))
    expect(await findSession(olive.token)).toBeNull()
    if (by) expect((await findSession(by.token))?.user.email).toBe(by.email)
  }
})

test('open invitations to the new address become hers', async () => {
  const { adam, slug, zoe } = await acme()
  const link = await asked(zoe)
  await invite(await as(adam, slug), link.email)
  expect((await findSession(zoe.token))?.invitations).toBe(0)
  await changeAddress(zoe, link)
  expect((await findSession(zoe.token))?.invitations).toBe(1)
})

test('a linked provider still signs in with the old address, even if sign-up is closed', async () => {
  const olive = await person('Olive')
  const linked = { provider: 'oidc', providerAccountId: olive.id }
  await db.account.create({ data: { ...linked, userId: olive.id, type: 'oauth' } })
  await changeAddress(olive, await asked(olive))
  config.allow.signUp = 'closed'
  const { adapter, callbacks } = authOptions()
  const user = await adapter!.getUserByAccount!(linked)
  expect(user).toMatchObject({ id: olive.id, email: newAddress(olive) })
  const profile = { email: olive.email, email_verified: true }
  expect(await callbacks!.signIn!({ user, account: linked, profile } as never)).toBe(true)
})

describe('the link is refused, and nothing changes', () => {
  test('a second time, even if the old address is hers again', async () => {
    const olive = await person('Olive')
    const link = await asked(olive)
    await changeAddress(olive, link)
    await expectRefusal('link-invalid', () => changeAddress(olive, link))
    const { id: userId, name, email } = olive
    await editPerson(await sam(), { userId, name, email })
    await expectRefusal('link-invalid', () => changeAddress(olive, link))
  })

  test('after 24 hours', async () => {
    const olive = await person('Olive')
    const link = await asked(olive)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours(24) + 2000 })
    await expectRefusal('link-invalid', () => changeAddress(null, link))
    vi.setSystemTime(Date.now() - 10_000)
    expect(await outcome(changeAddress(null, link))).toBe('done')
  })

  test('if her password or her address changed since', async () => {
    const [olive, adam] = [await personWithPassword('Olive'), await person('Adam')]
    const link = await asked(olive)
    const password = 'a brisk teal otter swims'
    await changePassword(olive, { currentPassword: PASSWORD, password, confirmPassword: password })
    await expectRefusal('link-invalid', () => changeAddress(olive, link))
    const second = await asked(adam)
    const { id: userId, name } = adam
    await editPerson(await sam(), { userId, name, email: `other.${adam.email}` })
    await expectRefusal('link-invalid', () => changeAddress(adam, second))
  })

  test('with another address, for another purpose, or malformed', async () => {
    const olive = await person('Olive')
    const link = await asked(olive)
    const bad = [
      { ...link, email: `x.${link.email}` },
      { ...link, email: olive.email },
      { ...link, token: userToken('reset', await rowOf(olive)) },
      { ...link, token: 'nonsense' },
    ]
    for (const each of bad) await expectRefusal('link-invalid', () => changeAddress(olive, each))
    expect(await findAddressLink('undo-address', link)).toBeNull()
    expect(await findAddressLink('change-address', { ...link, email: ['a', 'b'] })).toBeNull()
  })

  test('for an account that staff deactivated', async () => {
    const olive = await person('Olive')
    const link = await asked(olive)
    await db.user.update({
      where: { id: olive.id },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    await expectRefusal('link-invalid', () => changeAddress(null, link))
  })

  test('if someone else has the address by now, which the page says', async () => {
    const olive = await person('Olive')
    const link = await asked(olive)
    const { id: userId, name } = await person('Mia')
    await editPerson(await sam(), { userId, name, email: link.email })
    await expectRefusal('email-taken', () => changeAddress(olive, link), 'email')
    expect(await findAddressLink('change-address', link)).toMatchObject({ isTaken: true })
  })
})

test.each(['.', ')', '>', ').', '"', '」'])('a link works with %j after it', async (leftover) => {
  const link = await asked(await person('Olive'))
  const given = { ...link, email: link.email + leftover }
  expect(await findAddressLink('change-address', given)).toMatchObject({ link })
})

describe('concurrently', () => {
  test('20 uses of one link change the address once', async () => {
    const olive = await person('Olive')
    const link = await asked(olive)
    const { events } = await watch(async () => {
      const uses = () => outcomes(Array.from({ length: 20 }, () => changeAddress(olive, link)))
      expect(await uses()).toEqual({ done: 1, 'link-invalid': 19 })
    })
    expect(events).toHaveLength(1)
  })

  test('the naive version, which reads the link and then uses it, reports 20 uses', async () => {
    const olive = await person('Olive')
    const link = await asked(olive)
    const read = barrier(20)
    const use = async () => {
      const found = await findAddressLink('change-address', link)
      await read()
      if (!found) return
      await db.user.update({ where: { id: olive.id }, data: { email: link.email } })
      await db.event.create({ data: { type: 'user.emailChanged', actorId: olive.id } })
    }
    await Promise.all(Array.from({ length: 20 }, use))
    const where = { type: 'user.emailChanged', actorId: olive.id }
    expect(await db.event.count({ where })).toBe(20)
  })

  test('two people want one address: one of them gets it', async () => {
    for (let round = 0; round < 5; round++) {
      const [olive, adam] = [await person('Olive'), await person('Adam')]
      const email = newAddress(olive)
      const links = [await asked(olive, email), await asked(adam, email)]
      const found = await outcomes(links.map((link) => changeAddress(null, link)))
      expect(found).toEqual({ done: 1, 'email-taken at email': 1 })
      expect(await db.user.count({ where: { email } })).toBe(1)
    }
  })

  test('someone signs up with the address: one account has it', async () => {
    for (let round = 0; round < 5; round++) {
      const olive = await person('Olive')
      const link = await asked(olive)
      const [changed, signedUp] = await Promise.all([
        outcome(changeAddress(null, link)),
        outcome(signUp({ name: 'New', slug: `new-${olive.id}`, email: link.email })),
      ])
      expect(['done', 'email-taken at email']).toContain(changed)
      expect(signedUp).toBe('done')
      expect(await db.user.count({ where: { email: link.email } })).toBe(1)
    }
  })

  test('a new password prevents the change, unless the change came first', async () => {
    const olive = await personWithPassword('Olive')
    const link = await asked(olive)
    const password = 'a brisk teal otter swims'
    const done = await whileHeld(olive.id, 2, () =>
      outcomes([
        changePassword(olive, { currentPassword: PASSWORD, password, confirmPassword: password }),
        changeAddress(olive, link),
      ]),
    )
    const { email } = await rowOf(olive)
    expect(done).toEqual(email === olive.email ? { done: 1, 'link-invalid': 1 } : { done: 2 })
  })
})
