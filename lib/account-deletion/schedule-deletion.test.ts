import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { ownerContext, staffContext } from '@/lib/access/staff-context'
import { readDeletionPlan } from '@/lib/account-deletion/queries'
import { scheduleDeletion } from '@/lib/account-deletion/schedule-deletion'
import { changeAddress, undoAddress, requestAddress } from '@/lib/accounts/address/change-address'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { beginByProvider } from '@/lib/accounts/sign-in/adapter'
import {
  requestActivation,
  requestPasswordReset,
  requestSignInLink,
} from '@/lib/accounts/sign-in/request-link'
import { resetPassword } from '@/lib/accounts/sign-in/reset-password'
import { signIn } from '@/lib/accounts/sign-in/sign-in'
import { signInByLink } from '@/lib/accounts/sign-in/sign-in-by-code'
import { provisionUser } from '@/lib/accounts/sign-up/provision-user'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { addMember } from '@/lib/admin/organization-commands'
import { deactivatePerson, activatePerson, mailPersonLink } from '@/lib/admin/person-commands'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { findMember, listMembers } from '@/lib/members/queries'
import { createOrganization } from '@/lib/organizations/create-organization'
import { deleteOrganization, restoreOrganization } from '@/lib/organizations/delete-organization'
import { acceptOwnership, offerOwnership } from '@/lib/ownership/move-ownership'
import { addressLinkTo } from '@/lib/testing/address-link'
import { countStatements } from '@/lib/testing/count-statements'
import { entered } from '@/lib/testing/entered'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcome } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { whileHeld } from '@/lib/testing/while-held'
import { PASSWORD, personWithPassword } from '@/lib/testing/with-password'

const from = { ip: '203.0.113.1', userAgent: 'Firefox' }
const close = (who: Person) => scheduleDeletion(who)
const rowOf = ({ id }: { id: string }) => db.user.findUniqueOrThrow({ where: { id } })
const anew = {
  password: 'eleven purple lanterns drift',
  confirmPassword: 'eleven purple lanterns drift',
}

/** A member who deleted their account. */
async function closed() {
  const org = await acme()
  const mia = await personWithPassword('Mia')
  await db.organizationUser.create({ data: { organizationId: org.id, userId: mia.id } })
  await close(mia)
  // So that the newest mail to her is the next one.
  await drainOutbox()
  return { ...org, mia }
}

test('Mia deletes her account: she is signed out everywhere, and emailed how to keep it', async () => {
  const { slug, id, adam, ...org } = await acme()
  const mia = await personWithPassword('Mia')
  await db.organizationUser.create({ data: { organizationId: id, userId: mia.id } })
  const { result: end, events, mails } = await watch(() => close(mia))
  expect(end.getTime() - Date.now()).toBeGreaterThan(config.lifetimes.accountDeletion - 10_000)
  expect(events).toEqual([{ type: 'user.deletionScheduled', actor: 'Mia', data: { sessions: 1 } }])
  expect(mails).toEqual([`account-closing to ${mia.email}`])
  expect(await rowOf(mia)).toMatchObject({ isActive: false, deactivatedAt: null, deletesAt: end })
  expect(await findSession(mia.token)).toBeNull()
  await drainOutbox()
  expect(await mailTo(mia.email)).toMatchObject({
    subject: `Your ${config.brand.name} account will be deleted`,
    text: expect.stringContaining('/login') as string,
  })

  const members = await listMembers(await as(org.max, slug))
  expect(members.rows.find(({ userId }) => userId === mia.id)?.state).toBe('closing')
  const { rows } = await listMembers(await as(org.max, slug), { state: 'closing' })
  expect(rows.map(({ userId }) => userId)).toEqual([mia.id])
  expect(await findMember(await as(adam, slug), mia.id)).toMatchObject({ deletesAt: end })
})

test('the consequences are counted and named beforehand', async () => {
  const { name, slug, adam, other } = await acme()
  await invite(await as(adam, slug), `newcomer.${slug}@new.test`)
  const link = { organizationId: other.id, label: 'Link', createdById: null }
  const { id: joinLinkId } = await db.joinLink.create({ data: link })
  const request = { organizationId: other.id, userId: adam.id, joinLinkId }
  await db.joinRequest.create({ data: request })
  expect(await readDeletionPlan(adam)).toMatchObject({
    ...{ isStaff: false, inTheWay: [], going: [], memberships: [name] },
    ...{ sessions: 1, invitations: 1, joinRequests: 1 },
    pseudonym: `Deleted person ${adam.id.slice(-4)}`,
  })
})

test('the plan names twenty organizations, and gives the number of the others', async () => {
  const { zoe, slug } = await acme()
  await db.$executeRaw`
    WITH orgs AS (
      INSERT INTO "Organization" (id, name, slug, "modifiedAt")
      SELECT uuidv7(), 'Named ' || n, 'named-' || n || '-' || ${slug}, now()
      FROM generate_series(1, 30) n RETURNING id),
    members AS (
      INSERT INTO "OrganizationUser" (id, "organizationId", "userId", role, "modifiedAt")
      SELECT uuidv7(), id, ${zoe.id}::uuid, 'admin', now() FROM orgs)
    INSERT INTO "OrganizationOwner" ("organizationId", "userId", "modifiedAt")
    SELECT id, ${zoe.id}::uuid, now() FROM orgs`
  const { inTheWay, memberships, others } = await readDeletionPlan(zoe)
  expect([inTheWay.length, memberships.length]).toEqual([20, 20])
  expect(others).toEqual({ inTheWay: 11, going: 0, memberships: 11 }) // with Zenith
  const names = 'Named 1, Named 10, Named 11, Named 12, Named 13, …'
  await expect(close(zoe)).rejects.toMatchObject({ values: { organizations: names } })
})

describe('is refused, and nothing changes,', () => {
  test('while the person owns an organization, even a deactivated one', async () => {
    const { id, olive, name, adam, slug } = await acme()
    await expectRefusal('organizations-first', () => close(olive))
    await expect(close(olive)).rejects.toMatchObject({ values: { organizations: name } })
    await offerOwnership(await as(olive, slug), { userId: adam.id })
    const { inTheWay } = await readDeletionPlan(olive)
    expect(inTheWay).toMatchObject([{ id, name, slug, state: 'active', offer: { to: 'Adam' } }])
    await expectRefusal('organizations-first', () => close(olive))
    await db.organization.update({
      where: { id },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    expect((await readDeletionPlan(olive)).inTheWay).toMatchObject([{ state: 'deactivated' }])
    await expectRefusal('organizations-first', () => close(olive))
  })

  test('for staff', async () => {
    const staff = await sam()
    expect((await readDeletionPlan(staff)).isStaff).toBe(true)
    await expectRefusal('staff-stays', () => close(staff))
  })

  test('for a person who was signed out meanwhile, in a second tab', async () => {
    const mia = await person('Mia')
    await close(mia)
    await expectRefusal('signed-out', () => close(mia))
  })

  test('for a person whom staff deactivated meanwhile', async () => {
    const mia = await person('Mia')
    await db.user.update({
      where: { id: mia.id },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    await expectRefusal('signed-out', () => close(mia))
  })
})

describe('organizations:', () => {
  test('a deleted one postpones the end until it is erased', async () => {
    const { id, olive, slug, name } = await acme()
    await deleteOrganization(await as(olive, slug), { confirmation: name })
    const { endsAt } = await db.deletedOrganization.findUniqueOrThrow({ where: { id } })
    expect(await readDeletionPlan(olive)).toMatchObject({
      ...{ inTheWay: [], deletesAt: endsAt, memberships: [] },
      going: [{ name, endsAt }],
    })
    expect(await close(olive)).toEqual(endsAt)
  })

  test('it cannot be restored for an owner who is leaving, by anyone', async () => {
    const { id, olive, slug, name } = await acme()
    await deleteOrganization(await as(olive, slug), { confirmation: name })
    const own = await ownerContext(olive, id)
    await close(olive)
    await expectRefusal('owner-leaves', () => restoreOrganization(own))
    const staff = await sam()
    const ctx = await staffContext(staff, id)
    await expectRefusal('owner-leaves', () => restoreOrganization(ctx))
    await activatePerson(staff, { userId: olive.id })
    await restoreOrganization(ctx)
  })

  test('one that is offered to the person is declined', async () => {
    const { slug, olive, adam } = await acme()
    await offerOwnership(await as(olive, slug), { userId: adam.id })
    const { events, mails } = await watch(() => close(adam))
    expect(events.map(({ type }) => type)).toEqual([
      'owner.offerDeclined',
      'user.deletionScheduled',
    ])
    expect(mails).toEqual([
      `account-closing to ${adam.email}`,
      `ownership-declined to ${olive.email}`,
    ])
    expect(await db.ownershipOffer.count({ where: { toId: adam.id } })).toBe(0)
  })

  test('none can be offered or transferred to a person who is leaving', async () => {
    const { slug, olive, adam } = await acme()
    await close(adam)
    const ctx = await as(olive, slug)
    await expectRefusal(
      'owner-must-be-admin',
      () => offerOwnership(ctx, { userId: adam.id }),
      'userId',
    )
  })

  test('a concurrent acceptance of an offer: one of the two succeeds, and no owner lacks an account', async () => {
    for (const first of ['accept', 'close'] as const) {
      const { id, slug, olive, adam } = await acme()
      await offerOwnership(await as(olive, slug), { userId: adam.id })
      const ctx = await as(adam, slug)
      const work = { accept: () => acceptOwnership(ctx), close: () => close(adam) }
      const second = first === 'accept' ? 'close' : 'accept'
      const ends = await Promise.all([
        outcome(work[first]()),
        pause(20).then(() => outcome(work[second]())),
      ])
      expect(ends.filter((end) => end === 'done')).toHaveLength(1)
      const { userId } = await db.organizationOwner.findUniqueOrThrow({
        where: { organizationId: id },
      })
      expect((await rowOf({ id: userId })).isActive).toBe(true)
    }
  })

  test('a concurrent creation: no organization has an owner who is leaving', async () => {
    for (const first of ['create', 'close'] as const) {
      const mia = await person('Mia')
      const slug = `mia-${mia.id.slice(0, 8)}`
      const work = {
        create: () => createOrganization(mia, { name: 'Race', slug }),
        close: () => close(mia),
      }
      const second = first === 'create' ? 'close' : 'create'
      const ends = await whileHeld(mia.id, 2, () =>
        Promise.all([outcome(work[first]()), pause(150).then(() => outcome(work[second]()))]),
      )
      expect(ends).toContain('done')
      const { isActive } = await rowOf(mia)
      expect(await db.organization.count({ where: { slug } })).toBe(isActive ? 1 : 0)
    }
  })
})

describe('signing in keeps the account:', () => {
  const kept = async <R extends { token: string }>(mia: Person, way: () => Promise<R>) => {
    const { result, events, mails } = await watch(way)
    expect(await rowOf(mia)).toMatchObject({
      ...{ isActive: true, deletesAt: null, closingRemindedAt: null },
    })
    expect((await findSession(result.token))?.user.id).toBe(mia.id)
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['user.deletionCanceled', 'user.signedIn']),
    )
    expect(mails).toContain(`account-kept to ${mia.email}`)
    return result
  }
  const linkTo = async (mia: Person) => {
    await drainOutbox()
    return (await mailTo(mia.email)).token
  }

  test('by password; the next sign-in has nothing to report', async () => {
    const { mia, slug } = await closed()
    const input = { email: mia.email, password: PASSWORD }
    const begun = await kept(mia, async () => entered(await signIn(from, input)))
    expect(begun).toMatchObject({ isKept: true })
    expect((await as(begun, slug)).actor.role).toBe('member')
    const { result, mails } = await watch(() => signIn(from, input))
    expect(result).toMatchObject({ isKept: false })
    expect(mails).toEqual([])
  })

  test('by an emailed link', async () => {
    const { mia } = await closed()
    await requestSignInLink({ email: mia.email })
    const token = await linkTo(mia)
    await kept(mia, async () => entered(await signInByLink({ token }, from)))
  })

  test.each([requestPasswordReset, requestActivation])(
    'by a new password, whatever was requested (%o)',
    async (request) => {
      const { mia } = await closed()
      await request({ email: mia.email })
      const token = await linkTo(mia)
      await kept(mia, async () => entered(await resetPassword({ token, ...anew }, from)))
    },
  )

  test('by a provider', async () => {
    const { mia } = await closed()
    const begun = await kept(mia, async () =>
      entered(await beginByProvider(mia.id, `provider-${mia.id}`)),
    )
    expect(begun).toMatchObject({ isKept: true })
  })

  test('but not with a wrong password', async () => {
    const { mia } = await closed()
    const input = { email: mia.email, password: 'wrong' }
    await expectRefusal('sign-in-failed', () => signIn(from, input))
  })

  test('but not by a link from before the deletion', async () => {
    const mia = await personWithPassword('Mia')
    await requestSignInLink({ email: mia.email })
    const token = await linkTo(mia)
    await close(mia)
    await expectRefusal('link-invalid', () => signInByLink({ token }, from))
  })

  test('but not if staff deactivated it, in any way', async () => {
    const { mia } = await closed()
    const staff = await sam()
    await deactivatePerson(staff, { userId: mia.id })
    const input = { email: mia.email, password: PASSWORD }
    await expectRefusal('sign-in-failed', () => signIn(from, input))
    const { mails } = await watch(() => requestPasswordReset({ email: mia.email }))
    expect(mails).toEqual([])
    await expectRefusal('sign-in-failed', () => beginByProvider(mia.id, `provider-${mia.id}`))
  })

  test('staff can restore it, and email the person a link', async () => {
    const { mia } = await closed()
    const staff = await sam()
    const mailed = await watch(() => mailPersonLink(staff, { userId: mia.id }))
    expect(mailed.mails).toEqual([`password-reset to ${mia.email}`])
    const { events, mails } = await watch(() => activatePerson(staff, { userId: mia.id }))
    expect(events.map(({ type }) => type)).toEqual(['user.reactivated'])
    expect(mails).toEqual([`account-kept to ${mia.email}`])
    expect(await rowOf(mia)).toMatchObject({ isActive: true, deletesAt: null })
  })
})

describe('until the end the address belongs to them:', () => {
  test('signing up with it emails that it has an account', async () => {
    const { mia } = await closed()
    const input = { name: 'New', slug: `new-${mia.id.slice(0, 8)}`, email: mia.email }
    const { events, mails } = await watch(() => signUp(input))
    expect(events).toEqual([])
    expect(mails).toEqual([`account-exists to ${mia.email}`])
  })

  test('another system that vouches for it finds the account, and leaves it as it is', async () => {
    const { mia } = await closed()
    expect(await provisionUser({ email: mia.email })).toMatchObject({ outcome: 'known' })
    expect((await rowOf(mia)).isActive).toBe(false)
  })

  test('nobody can add it to an organization', async () => {
    const { mia, other } = await closed()
    const ctx = await staffContext(await sam(), other.id)
    const add = () => addMember(ctx, { email: mia.email, role: 'member' })
    await expectRefusal('person-inactive', add, 'email')
  })

  test('a person whose address was changed by someone else before can restore it, and the account', async () => {
    const olive = await personWithPassword('Olive')
    const { email } = olive
    await requestAddress(olive, { email: `thief.${email}` })
    await changeAddress(olive, await addressLinkTo(`thief.${email}`))
    const undo = await addressLinkTo(email)
    await close({ ...olive, email: `thief.${email}` })
    await undoAddress(undo)
    await drainOutbox()
    const { token } = await mailTo(email)
    await resetPassword({ token, ...anew }, from)
    expect(await rowOf(olive)).toMatchObject({ email, isActive: true, deletesAt: null })
  })
})

test("the number of days is the configuration's", () => {
  expect(config.lifetimes.accountDeletion).toBe(days(14))
})

test('it takes the same statements for a member of many organizations', async () => {
  const closeIn = async (organizations: number) => {
    const who = await person('Manyfold')
    for (let n = 0; n < organizations; n++) {
      const { id: organizationId } = await acme()
      await db.organizationUser.create({ data: { organizationId, userId: who.id } })
    }
    return (await countStatements(() => close(who))).statements.length
  }
  expect(await closeIn(6)).toBe(await closeIn(2))
})
