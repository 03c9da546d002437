import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { invite } from '@/lib/testing/invite'
import { acme, as, member } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

describe('anyone except the owner may leave', () => {
  test('Mia, a member: the owner is notified', async () => {
    const { slug, olive, mia } = await acme()
    const ctx = await as(mia, slug)
    const { events, mails } = await watch(() => leaveOrganization(ctx))
    await expect(as(mia, slug)).rejects.toThrow('no member')
    const data = { role: 'member' }
    expect(events).toEqual([{ type: 'member.left', actor: 'Mia', target: 'Mia', data }])
    expect(mails).toEqual([`member-left to ${olive.email}`])
  })

  test('Adam, an admin: his pending invitations are revoked', async () => {
    const { slug, adam } = await acme()
    const ctx = await as(adam, slug)
    const { id } = await invite(ctx, `new.${slug}@acme.test`)
    await leaveOrganization(ctx)
    const row = await db.organizationInvitation.findUniqueOrThrow({ where: { id } })
    expect(row.status).toBe('revoked')
  })

  test('a member whose role no longer exists', async () => {
    const { id, slug } = await acme()
    const former = await member(id, 'Former', 'forgotten')
    await leaveOrganization(await as(former, slug))
    expect(await db.organizationUser.count({ where: { userId: former.id } })).toBe(0)
  })
})

test('Olive, the owner, must transfer ownership first', async () => {
  const { slug, olive, adam } = await acme()
  const ctx = await as(olive, slug)
  await expectRefusal('owner-stays', () => leaveOrganization(ctx))
  await transferOwnership(ctx, { userId: adam.id })
  await leaveOrganization(ctx)
  await expect(as(olive, slug)).rejects.toThrow('no member')
  expect((await as(adam, slug)).actor.isOwner).toBe(true)
})

test('the only member is the owner, and deletes the organization instead', async () => {
  const { zoe, other } = await acme()
  const ctx = await as(zoe, other.slug)
  await expectRefusal('owner-stays', () => leaveOrganization(ctx))
})

test('leaving twice is refused the second time', async () => {
  const { slug, mia } = await acme()
  const ctx = await as(mia, slug)
  await leaveOrganization(ctx)
  await expectRefusal('not-found', () => leaveOrganization(ctx))
})
