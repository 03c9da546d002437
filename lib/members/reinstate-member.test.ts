import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import config from '@/guildhall.config'
import { vendor } from '@/kinds/vendor/kind'
import { db } from '@/lib/db'
import { createJoinLink } from '@/lib/join-links/change-join-link'
import { joinByLink } from '@/lib/join-links/join-or-ask'
import { countWaiting, listJoinLinks } from '@/lib/join-links/queries'
import { findMemberFields } from '@/lib/kinds/queries'
import { addUser } from '@/lib/members/add-user'
import { changeRole } from '@/lib/members/change-role'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { listFormerMembers } from '@/lib/members/queries'
import { reinstateMember } from '@/lib/members/reinstate-member'
import { removeMember } from '@/lib/members/remove-member'
import { suspendMember } from '@/lib/members/suspend-member'
import { tidyUp } from '@/lib/ops/tidy-up'
import { createOrganization } from '@/lib/organizations/create-organization'
import { acme, as, member, person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'
import { addVendors } from '@/lib/testing/vendors'
import { testWhoMayWrite } from '@/lib/testing/who-may-write'

/** Acme, from which Mia was removed and which Max left. */
async function without() {
  const org = await acme()
  const { slug, adam, mia, max } = org
  await removeMember(await as(adam, slug), { userId: mia.id })
  await leaveOrganization(await as(max, slug))
  return { ...org, admin: await as(adam, slug) }
}

const daysAgo = (userId: string, days: number) =>
  db.formerMember.updateMany({
    where: { userId },
    data: { endedAt: new Date(Date.now() - days * 86_400_000) },
  })

test('Adam reinstates Mia with her previous role, and she is notified', async () => {
  const { id, slug, adam, mia } = await acme()
  const admin = await as(adam, slug)
  await changeRole(admin, { userId: mia.id, role: 'admin' })
  await suspendMember(admin, { userId: mia.id })
  await removeMember(admin, { userId: mia.id })
  const { result, events, mails } = await watch(() => reinstateMember(admin, { userId: mia.id }))
  expect(result).toBe('Mia')
  const data = { role: 'admin', by: 'reinstatement' }
  expect(events).toEqual([{ type: 'member.added', actor: 'Adam', target: 'Mia', data }])
  expect(mails).toEqual([`member-added to ${mia.email}`])
  expect((await as(mia, slug)).actor.role).toBe('admin')
  expect(
    await db.organizationUser.findFirst({ where: { organizationId: id, userId: mia.id } }),
  ).toMatchObject({ joinedVia: 'reinstatement', addedById: adam.id, suspendedAt: null })
})

describe('who may', () => {
  const world = async () => {
    const org = await acme()
    await leaveOrganization(await as(org.max, org.slug))
    return org
  }
  testWhoMayWrite([...config.roles.member, 'member.invite'], world, (ctx, { max }) =>
    reinstateMember(ctx, { userId: max.id }),
  )
})

describe("the kind's fields of the member", () => {
  addVendors()
  beforeEach(() => void (config.kinds.vendor = vendor))
  /** A vendor from which Max, its buyer, was removed. */
  const withoutBuyer = async () => {
    const [zoe, max] = [await person('Zoe'), await person('Max')]
    const asked = { fields: { taxNumber: 'DE12345' }, memberFields: { title: 'Head' } }
    const slug = `former-${max.id}`.slice(0, 40)
    const { id } = await createOrganization(zoe, { kind: 'vendor', name: 'Vendor', slug, ...asked })
    await addUser({ organizationId: id, userId: max.id, fields: { title: 'Buyer' } })
    const ctx = await as(zoe, slug)
    await removeMember(ctx, { userId: max.id })
    const again = async () => {
      await reinstateMember(ctx, { userId: max.id })
      return findMemberFields(ctx, max.id)
    }
    return { ctx, max, again }
  }

  test('are restored', async () => {
    const { again } = await withoutBuyer()
    expect(await again()).toEqual({ title: 'Buyer' })
  })

  test('are left to an admin if the kind no longer accepts them', async () => {
    const { again } = await withoutBuyer()
    config.kinds.vendor = { ...vendor, memberFields: z.object({ title: z.enum(['Head', 'Hand']) }) }
    expect(await again()).toEqual({})
  })

  test('are deleted after 90 days, also for removed members', async () => {
    const { max } = await withoutBuyer()
    const kept = () => db.formerMember.findFirstOrThrow({ where: { userId: max.id } })
    await tidyUp()
    expect((await kept()).fields).toEqual({ title: 'Buyer' })
    await daysAgo(max.id, 91)
    await tidyUp()
    expect((await kept()).fields).toBeNull()
  })
})

test('only once, even if two admins do it at the same time', async () => {
  const { slug, olive, admin, mia } = await without()
  const owner = await as(olive, slug)
  const both = [admin, owner].map((ctx) => reinstateMember(ctx, { userId: mia.id }))
  expect(await outcomes(both)).toEqual({ done: 1, 'not-found': 1 })
})

describe('it is refused', () => {
  test('for a member, a stranger, and a person who was removed from another organization', async () => {
    const { slug, adam, olive, zoe, other } = await acme()
    const away = await member(other.id, 'Away')
    await removeMember(await as(zoe, other.slug), { userId: away.id })
    const admin = await as(adam, slug)
    for (const { id } of [olive, zoe, away])
      await expectRefusal('not-found', () => reinstateMember(admin, { userId: id }))
  })

  test("for a role above one's own, and one that no longer exists", async () => {
    config.roles.host = [...config.roles.member, 'member.invite']
    const { id, slug, adam, olive, mia } = await acme()
    const host = await as(await member(id, 'Host', 'host'), slug)
    const owner = await as(olive, slug)
    await removeMember(owner, { userId: adam.id })
    await expectRefusal('role-too-high', () => reinstateMember(host, { userId: adam.id }))
    await removeMember(owner, { userId: mia.id })
    await db.formerMember.updateMany({ where: { userId: mia.id }, data: { role: 'forgotten' } })
    await expectRefusal('role-unknown', () => reinstateMember(owner, { userId: mia.id }))
    expect((await listFormerMembers(host)).rows.map(({ whyNot }) => whyNot)).toEqual([
      'above',
      'above',
    ])
  })

  test('for a person who cannot sign in', async () => {
    const { admin, mia } = await without()
    await db.user.update({ where: { id: mia.id }, data: { isActive: false } })
    await expectRefusal('person-inactive', () => reinstateMember(admin, { userId: mia.id }))
  })

  test('after 90 days', async () => {
    const { admin, mia } = await without()
    await daysAgo(mia.id, 91)
    await expectRefusal('not-found', () => reinstateMember(admin, { userId: mia.id }))
  })
})

test('people who left or were removed in the last 90 days are listed, latest first', async () => {
  const { admin, mia, max, olive, slug } = await without()
  const { rows } = await listFormerMembers(admin)
  expect(rows).toMatchObject([
    { userId: max.id, role: 'member', wasRemoved: false, whyNot: null },
    { userId: mia.id, role: 'member', wasRemoved: true, whyNot: null },
  ])
  expect((await countWaiting(admin)).former).toBe(2)
  await daysAgo(mia.id, 91)
  const owner = await as(olive, slug)
  expect((await listFormerMembers(owner)).rows.map(({ userId }) => userId)).toEqual([max.id])
  expect((await countWaiting(owner)).former).toBe(1)
})

test('people who left are forgotten after 90 days; removed people never return with a link alone', async () => {
  const { id, admin, mia, max } = await without()
  await daysAgo(mia.id, 400)
  await daysAgo(max.id, 91)
  await tidyUp()
  const left = await db.formerMember.findMany({ where: { organizationId: id } })
  expect(left.map(({ userId }) => userId)).toEqual([mia.id])
  const link = { label: 'Chat', role: 'member', needsApproval: false, domains: [], days: 1 }
  await createJoinLink(admin, link)
  const token = (await listJoinLinks(admin))[0]!.url!.split('/').at(-1)!
  expect((await joinByLink(mia, { token })).outcome).toBe('asked')
  expect((await joinByLink(max, { token })).outcome).toBe('joined')
})
