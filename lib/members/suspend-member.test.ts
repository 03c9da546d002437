import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { FormState } from '@/lib/action/form-state'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { listJoinable } from '@/lib/domains/queries'
import { inviteMember } from '@/lib/invitations/invite-member'
import { createJoinLink } from '@/lib/join-links/change-join-link'
import { joinByLink } from '@/lib/join-links/join-or-ask'
import { listJoinLinks, listJoinRequests, viewJoinLink } from '@/lib/join-links/queries'
import { compose } from '@/lib/mail/compose'
import { leaveOrganizationAction } from '@/lib/members/actions'
import { getOrAddUser } from '@/lib/members/add-user'
import { changeRole } from '@/lib/members/change-role'
import { isAdmin, isMember } from '@/lib/members/is-member'
import { leaveOrganization, leaveSuspended } from '@/lib/members/leave-organization'
import { listFormerMembers, listMembers } from '@/lib/members/queries'
import { reinstateMember } from '@/lib/members/reinstate-member'
import { resumeMember, suspendMember } from '@/lib/members/suspend-member'
import { listMyOrganizations, listMyOrganizationsWithSize } from '@/lib/organizations/queries'
import { tidyUp } from '@/lib/ops/tidy-up'
import { readOverview } from '@/lib/organizations/overview-view'
import { acceptOwnership, offerOwnership, transferOwnership } from '@/lib/ownership/move-ownership'
import { readOwnership } from '@/lib/ownership/queries'
import { forUser } from '@/lib/tenancy/for-user'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { postForm } from '@/lib/testing/post-form'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { testWhoMayWrite } from '@/lib/testing/who-may-write'

/** Acme, with Mia suspended. */
async function suspendedMia() {
  const org = await acme()
  const admin = await as(org.adam, org.slug)
  await suspendMember(admin, { userId: org.mia.id })
  return { ...org, admin }
}

test('Adam suspends and resumes Mia: she is notified, and keeps her role', async () => {
  const { slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  await changeRole(ctx, { userId: mia.id, role: 'admin' })
  const data = { role: 'admin' }
  const suspended = await watch(() => suspendMember(ctx, { userId: mia.id }))
  expect(suspended.events).toEqual([
    { type: 'member.suspended', actor: 'Adam', target: 'Mia', data },
  ])
  expect(suspended.mails).toEqual([`member-suspended to ${mia.email}`])
  await expect(as(mia, slug)).rejects.toThrow('no member')
  const resumed = await watch(() => resumeMember(ctx, { userId: mia.id }))
  expect(resumed.events).toEqual([{ type: 'member.resumed', actor: 'Adam', target: 'Mia', data }])
  expect(resumed.mails).toEqual([`member-resumed to ${mia.email}`])
  expect((await as(mia, slug)).actor.role).toBe('admin')
})

test('doing either twice changes nothing', async () => {
  const { admin, mia } = await suspendedMia()
  await nothingChanges(() => suspendMember(admin, { userId: mia.id }))
  await resumeMember(admin, { userId: mia.id })
  await nothingChanges(() => resumeMember(admin, { userId: mia.id }))
})

describe('permission to suspend', () => {
  testWhoMayWrite([...config.roles.member, 'member.suspend'], acme, (ctx, { max }) =>
    suspendMember(ctx, { userId: max.id }),
  )
})

describe('permission to resume', () => {
  const world = async () => {
    const org = await acme()
    await suspendMember(await as(org.olive, org.slug), { userId: org.max.id })
    return org
  }
  testWhoMayWrite([...config.roles.member, 'member.suspend'], world, (ctx, { max }) =>
    resumeMember(ctx, { userId: max.id }),
  )
})

test('nobody can suspend the owner, themselves, or a member of another organization', async () => {
  const { slug, adam, olive, zoe } = await acme()
  const ctx = await as(adam, slug)
  await expectRefusal('owner-stays', () => suspendMember(ctx, { userId: olive.id }))
  await expectRefusal('forbidden', () => suspendMember(ctx, { userId: adam.id }))
  await expectRefusal('not-found', () => suspendMember(ctx, { userId: zoe.id }))
})

describe('a suspended member', () => {
  test("has no access in any way, and only the organization's own page says why", async () => {
    const { id, slug, mia } = await suspendedMia()
    const found = await findSession(mia.token, slug)
    expect(found).toMatchObject({ membership: null, suspended: { organization: { id } } })
    expect(await isMember(mia, slug)).toBe(false)
    expect(await listMyOrganizations(mia)).toEqual([])
    expect(await forUser(mia).organizationUser.count()).toBe(0)
    expect((await listMyOrganizationsWithSize(mia)).rows).toMatchObject([
      { slug, isSuspended: true, memberCount: 4 },
    ])
  })

  test('cannot act from a page rendered earlier, or leave', async () => {
    const { slug, adam, max, ...org } = await acme()
    const page = await as(adam, slug)
    await suspendMember(await as(org.olive, slug), { userId: adam.id })
    const attempts = [
      () => changeRole(page, { userId: max.id, role: 'admin' }),
      () => resumeMember(page, { userId: adam.id }),
      () => leaveOrganization(page),
    ]
    for (const attempt of attempts) await expectRefusal('member-suspended', attempt)
    expect(await isAdmin(adam, slug)).toBe(false)
  })

  test('cannot become the owner', async () => {
    const { slug, olive, adam } = await acme()
    const owner = await as(olive, slug)
    await suspendMember(owner, { userId: adam.id })
    const transfer = () => transferOwnership(owner, { userId: adam.id })
    await expectRefusal('owner-must-be-admin', transfer, 'userId')
    expect((await readOwnership(owner)).candidates).toEqual([])
    expect((await readOverview(owner)).adminCount).toBe(1)
  })

  test('loses a pending ownership offer', async () => {
    const { slug, olive, adam } = await acme()
    const owner = await as(olive, slug)
    const page = await as(adam, slug)
    await offerOwnership(owner, { userId: adam.id })
    const { events } = await watch(() => suspendMember(owner, { userId: adam.id }))
    expect(events.map(({ type }) => type)).toEqual(['member.suspended', 'owner.offerWithdrawn'])
    await expectRefusal('member-suspended', () => acceptOwnership(page))
    expect((await readOwnership(owner)).offer).toBeNull()
  })

  test('stays suspended, whichever way they join again', async () => {
    const { id, slug, olive, mia } = await suspendedMia()
    const link = { label: 'Slack', role: 'member', needsApproval: false, domains: [], days: 1 }
    const owner = await as(olive, slug)
    await createJoinLink(owner, link)
    const [row] = await listJoinLinks(owner)
    const token = row!.url!.split('/').at(-1)!
    expect(await joinByLink(mia, { token })).toMatchObject({ outcome: 'member' })
    expect(await getOrAddUser({ organizationId: id, userId: mia.id })).toMatchObject({
      isNew: false,
    })
    await expectRefusal(
      'already-member',
      () => inviteMember(owner, { email: mia.email, role: 'member', message: undefined }),
      'email',
    )
    expect((await findSession(mia.token, slug))?.membership).toBeNull()
  })

  test('lets nobody in meanwhile: their invitations work again once they are resumed', async () => {
    const { slug, olive, adam } = await acme()
    const newcomer = await person('Newcomer')
    await invite(await as(adam, slug), newcomer.email)
    const waiting = async () => (await findSession(newcomer.token))?.invitations
    expect(await waiting()).toBe(1)
    const owner = await as(olive, slug)
    await suspendMember(owner, { userId: adam.id })
    expect(await waiting()).toBe(0)
    await resumeMember(owner, { userId: adam.id })
    expect(await waiting()).toBe(1)
  })

  test('is on the people page, with a status of their own', async () => {
    const { admin, mia, max } = await suspendedMia()
    const all = await listMembers(admin)
    expect(all.total).toBe(4)
    const stateOf = (userId: string) => all.rows.find((row) => row.userId === userId)?.state
    expect([stateOf(mia.id), stateOf(max.id)]).toEqual(['suspended', 'active'])
    const only = await listMembers(admin, { state: 'suspended' })
    expect(only.rows.map(({ userId }) => userId)).toEqual([mia.id])
    expect((await listMembers(admin, { state: 'active' })).total).toBe(3)
  })

  test('gets the email about it, unless they were resumed before it was sent', async () => {
    const { id, admin, mia } = await suspendedMia()
    const mail = (template: 'member-suspended' | 'member-resumed') =>
      compose({ template, to: mia.email, organizationId: id, userId: mia.id }, new Date(), null)
    expect(await mail('member-suspended')).not.toBeNull()
    expect(await mail('member-resumed')).toBeNull()
    await resumeMember(admin, { userId: mia.id })
    expect(await mail('member-suspended')).toBeNull()
    expect(await mail('member-resumed')).not.toBeNull()
  })
})

describe('a suspended member who leaves', () => {
  test('in a page opened before is told so in a message that outlives the page, and stays', async () => {
    const { slug, mia } = await suspendedMia()
    const { error, leaves } = (await nothingChanges(() =>
      postForm(mia, leaveOrganizationAction, { org: slug }),
    )) as FormState
    expect([error, leaves]).toEqual([
      'Your access to this organization is suspended. Ask an admin.',
      true,
    ])
  })

  test("is gone, returns only with an admin's approval, and is listed as a former member", async () => {
    const { slug, admin, olive, mia } = await suspendedMia()
    const { events, mails } = await watch(() => leaveSuspended(mia, { org: slug }))
    const data = { role: 'member' }
    expect(events).toEqual([{ type: 'member.left', actor: 'Mia', target: 'Mia', data }])
    expect(mails).toEqual([`member-left to ${olive.email}`])
    expect((await findSession(mia.token, slug))?.suspended).toBeNull()
    const [former] = (await listFormerMembers(admin)).rows
    expect(former).toMatchObject({ userId: mia.id, wasRemoved: false, wasSuspended: true })

    const link = { label: 'Slack', role: 'member', needsApproval: false, domains: [], days: 1 }
    await createJoinLink(admin, link)
    const token = (await listJoinLinks(admin))[0]!.url!.split('/').at(-1)!
    expect(await viewJoinLink(token, (await findSession(mia.token))!.user)).toMatchObject({
      link: { needsApproval: true },
    })
    expect((await joinByLink(mia, { token })).outcome).toBe('asked')
    expect((await listJoinRequests(admin))[0]).toMatchObject({ name: 'Mia', former: 'suspended' })
    await db.formerMember.updateMany({ where: { userId: mia.id }, data: { endedAt: new Date(0) } })
    await tidyUp()
    expect(await db.formerMember.count({ where: { userId: mia.id } })).toBe(1)
    await db.formerMember.updateMany({ where: { userId: mia.id }, data: { endedAt: new Date() } })
    await reinstateMember(admin, { userId: mia.id })
    expect((await as(mia, slug)).actor.role).toBe('member')
  })

  test('cannot return by their email domain either', async () => {
    const { id, slug, mia } = await suspendedMia()
    await db.user.update({ where: { id: mia.id }, data: { emailVerified: new Date() } })
    const domain = mia.email.split('@')[1]!
    await db.organizationDomain.deleteMany({ where: { domain } })
    const proven = { verifiedAt: new Date(), policy: 'join' as const }
    await db.organizationDomain.create({
      data: { organizationId: id, domain, token: id, ...proven },
    })
    const joinable = async () => listJoinable((await findSession(mia.token))!.user)
    expect(await joinable()).toEqual([])
    await leaveSuspended(mia, { org: slug })
    expect(await joinable()).toMatchObject([{ needsApproval: true }])
  })

  test('must be suspended: a member with access and a stranger are refused, and so is a second time', async () => {
    const { slug, mia, max, zoe } = await suspendedMia()
    for (const { token } of [max, zoe]) {
      const { user } = (await findSession(token))!
      await expectRefusal('not-found', () => leaveSuspended(user, { org: slug }))
    }
    await leaveSuspended(mia, { org: slug })
    await expectRefusal('not-found', () => leaveSuspended(mia, { org: slug }))
  })

  test('cannot leave a deactivated organization, which is not found', async () => {
    const { id, slug, mia } = await suspendedMia()
    await db.organization.update({ where: { id }, data: { isActive: false } })
    await expectRefusal('not-found', () => leaveSuspended(mia, { org: slug }))
  })
})

test('staff who are suspended as members still have access as staff', async () => {
  const org = await acme()
  const staff = await sam()
  await db.organizationUser.create({ data: { organizationId: org.id, userId: staff.id } })
  await suspendMember(await as(org.olive, org.slug), { userId: staff.id })
  expect(await as(staff, org.slug)).toMatchObject({
    actor: { isStaff: true },
    user: { asStaff: true },
  })
})
