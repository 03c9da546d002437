import { afterEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { ensureAllowed } from '@/lib/access/allowed'
import { isSwitchedOn } from '@/lib/access/pages'
import { defaultInvitations } from '@/lib/backends/default-invitations'
import { inviteBy } from '@/lib/backends/invite-by'
import { checkAllowances, defaultAllowances } from '@/lib/config/allowances'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import {
  readInvitationsByOutcome,
  readMembersByMonth,
  readSeats,
} from '@/lib/insights/read-figures'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { inviteMember } from '@/lib/invitations/invite-member'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { listInvitationsTo } from '@/lib/invitations/queries'
import { createOrganization } from '@/lib/organizations/create-organization'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { lockOrganization } from '@/lib/organizations/with-org-lock'
import { whyNotCreate } from '@/lib/organizations/queries'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { whyNoAccount } from '@/lib/accounts/sign-up/may-have-account'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { whileHeld } from '@/lib/testing/while-held'
import { userToken } from '@/lib/accounts/sign-in/user-token'

afterEach(() => void Object.assign(config.allow, defaultAllowances))

let count = 0
const newSlug = () => `allowed-${++count}`
const newAddress = () => `allowed.${++count}@new.test`
const form = () => ({ name: 'Allowed & Co', slug: newSlug() })
const password = 'four unrelated words here'
const account = (token: string) => ({ token, name: 'Nora', password, confirmPassword: password })

test('without settings the defaults apply', () => {
  expect(config.allow).toEqual(defaultAllowances)
})

test('an invalid limit is refused with a sentence', () => {
  for (const organizationsPerUser of [0, -1, 1.5, NaN])
    expect(() => checkAllowances({ ...defaultAllowances, organizationsPerUser })).toThrow(
      /allow\.organizationsPerUser.*whole number above 0/,
    )
  checkAllowances({ ...defaultAllowances, organizationsPerUser: 1 })
})

describe('who gets an account', () => {
  const toSignUp = () => signUp({ ...form(), email: newAddress() })

  test('open: everyone, by signing up', async () => {
    await toSignUp()
    expect(await whyNoAccount(newAddress())).toBeNull()
  })

  test('invited: only invited people, with the invitation and not by signing up', async () => {
    config.allow.signUp = 'invited'
    await expectRefusal('sign-up-invited', toSignUp)
    const { adam, slug } = await acme()
    const email = newAddress()
    expect(await whyNoAccount(email)).toBe('sign-up-invited')
    const { token } = await invite(await as(adam, slug), email, 'member')
    expect(await whyNoAccount(email)).toBeNull()
    expect(await joinByInvitation(account(token), null)).toMatchObject({ slug })
  })

  test('closed: nobody, not even with an invitation; people with an account can accept one', async () => {
    const { adam, slug, zoe } = await acme()
    const ctx = await as(adam, slug)
    const email = newAddress()
    const { token } = await invite(ctx, email, 'member')
    config.allow.signUp = 'closed'
    await expectRefusal('sign-up-closed', toSignUp)
    expect(await whyNoAccount(email)).toBe('sign-up-closed')
    await expectRefusal('sign-up-closed', () => joinByInvitation(account(token), null))
    await invite(ctx, zoe.email, 'member')
    const [waiting] = await listInvitationsTo(zoe)
    expect(await acceptInvitation(zoe, { token: waiting!.token })).toMatchObject({ slug })
  })

  test('closed: the backend that adds people immediately finds existing people and creates none', async () => {
    config.allow.signUp = 'closed'
    const { id, kind, name, adam, zoe } = await acme()
    const add = (email: string) =>
      db.$transaction(async (tx) => {
        await lockOrganization(tx, id)
        return inviteBy(defaultInvitations, tx, {
          ...{ organization: { id, kind, name }, inviter: adam, email, role: 'member' },
          ...{ message: undefined, lifetime: days(7), extra: {} },
        })
      })
    await expectRefusal('account-needed', () => add(newAddress()), 'email')
    expect(await add(zoe.email)).toMatchObject({ outcome: 'found', person: { id: zoe.id } })
  })

  test('closed: people who signed up before can still activate their account', async () => {
    const email = newAddress()
    await signUp({ ...form(), email })
    config.allow.signUp = 'closed'
    const user = await db.user.findUniqueOrThrow({ where: { email } })
    await activateAccount(account(userToken('activate', user)), null)
    expect(await db.user.findUnique({ where: { email } })).toMatchObject({ isActive: true })
  })
})

describe('who can create organizations', () => {
  test('staff only: nobody else, and not by signing up', async () => {
    config.allow.createOrganization = 'staff'
    const [zoe, staff] = [await person('Zoe'), await sam()]
    await expectRefusal('creating-refused', () => createOrganization(zoe, form()))
    expect(await whyNotCreate(zoe)).toMatchObject({ code: 'creating-refused' })
    await expectRefusal('sign-up-invited', () => signUp({ ...form(), email: newAddress() }))
    expect(await whyNotCreate(staff)).toBeNull()
    await createOrganization(staff, form())
  })

  test('people a function allows, also when signing up', async () => {
    config.allow.createOrganization = async ({ email }) =>
      Promise.resolve(email.endsWith('@acme.test'))
    const zoe = await person('Zoe')
    await createOrganization(zoe, form())
    const stranger = { ...zoe, email: 'zoe@zenith.test' }
    await expectRefusal('creating-refused', () => createOrganization(stranger, form()))
    await expectRefusal('creating-refused', () => signUp({ ...form(), email: newAddress() }))
    await signUp({ ...form(), email: `founder.${++count}@acme.test` })
  })

  test('one each: the second is refused, and only one of two concurrent ones is created', async () => {
    config.allow.organizationsPerUser = 1
    const zoe = await person('Zoe')
    expect(await whyNotCreate(zoe)).toBeNull()
    const two = () => [createOrganization(zoe, form()), createOrganization(zoe, form())]
    const made = await whileHeld(zoe.id, 2, () => outcomes(two()))
    expect(made).toEqual({ done: 1, 'organizations-limit': 1 })
    await expectRefusal('organizations-limit', () => createOrganization(zoe, form()))
    expect(await whyNotCreate(zoe)).toMatchObject({ values: { count: 1 } })
  })

  test('one each: an organization cannot be transferred to a person who already owns one', async () => {
    const { id, slug, olive, adam, zoe } = await acme()
    await db.organizationUser.create({
      data: { organizationId: id, userId: zoe.id, role: 'admin' },
    })
    config.allow.organizationsPerUser = 1
    const ctx = await as(olive, slug)
    await expectRefusal(
      'new-owner-limit',
      () => transferOwnership(ctx, { userId: zoe.id }),
      'userId',
    )
    expect(await transferOwnership(ctx, { userId: adam.id })).toBe('Adam')
  })

  test('one each: staff can own any number', async () => {
    config.allow.organizationsPerUser = 1
    const staff = await sam()
    await createOrganization(staff, form())
    await createOrganization(staff, form())
  })

  test('one each: signing up again with the same address creates no second organization', async () => {
    config.allow.organizationsPerUser = 1
    const email = newAddress()
    await signUp({ ...form(), email })
    await signUp({ ...form(), email })
    expect(await db.organization.count({ where: { owner: { member: { user: { email } } } } })).toBe(
      1,
    )
    expect(await db.outbox.count({ where: { recipient: email } })).toBe(2)
  })
})

describe('what can be disabled', () => {
  test('deletion by owners: staff can still delete', async () => {
    config.allow.deleteOrganization = false
    const { slug, name, olive } = await acme()
    const confirmation = { confirmation: name }
    const ctx = await as(olive, slug)
    await expectRefusal('deletion-off', () => deleteOrganization(ctx, confirmation))
    expect(await deleteOrganization(await as(await sam(), slug), confirmation)).toBe(name)
  })

  test('insights: no figures are read, and the navigation has no such page', async () => {
    config.allow.insights = false
    const { slug, olive } = await acme()
    const ctx = await as(olive, slug)
    for (const read of [readMembersByMonth, readInvitationsByOutcome, readSeats])
      await expect(read(ctx)).rejects.toThrow('insights-off')
    expect(isSwitchedOn('insights')).toBe(false)
    expect(isSwitchedOn('activity')).toBe(true)
  })

  test('exports', () => {
    ensureAllowed('exports')
    config.allow.exports = false
    expect(() => ensureAllowed('exports')).toThrow('exports-off')
  })
})

test('the modeled backend invites people without an account even if sign-up is closed', async () => {
  config.allow.signUp = 'closed'
  const { adam, slug } = await acme()
  const input = { email: newAddress(), role: 'member', message: undefined }
  expect(await inviteMember(await as(adam, slug), input)).toMatchObject({ isAdded: false })
})
