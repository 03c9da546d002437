import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import { removeMembers } from '@/lib/members/bulk'
import { handOver } from '@/lib/members/hand-over'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { listRecipients, readMemberStory } from '@/lib/members/queries'
import { removeMember } from '@/lib/members/remove-member'
import { removeMemberSchema } from '@/lib/members/schema'
import { suspendMember } from '@/lib/members/suspend-member'
import { product } from '@/lib/products/testing'
import { acme, as, member } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { testWhoMayWrite } from '@/lib/testing/who-may-write'

// A custom resource, as `npm run resource:new` generates it with a member field.
beforeAll(() => {
  const heldBy = { table: 'Product', column: 'createdById' }
  config.resources.gadgets = { permissions: {}, pages: {}, messages: {}, heldBy }
})
afterAll(() => {
  delete config.resources.gadgets
})

/** Acme, where Mia has two products and Max one; Zoe has one in Zenith. */
async function world() {
  const org = await acme()
  const of = async (organizationId: string, createdById: string) => {
    const { id } = await product(organizationId)
    await db.product.update({ where: { id }, data: { createdById } })
  }
  await of(org.id, org.mia.id)
  await of(org.id, org.mia.id)
  await of(org.id, org.max.id)
  await of(org.other.id, org.zoe.id)
  return org
}
const held = (createdById: string) => db.product.count({ where: { createdById } })

test("Adam hands Mia's products over to Max", async () => {
  const { slug, adam, mia, max, zoe } = await world()
  const ctx = await as(adam, slug)
  expect((await readMemberStory(ctx, mia.id)).held).toBe(2)
  const { result, events, mails } = await watch(() =>
    handOver(ctx, { userId: mia.id, toId: max.id }),
  )
  expect(result).toEqual({ count: 2, name: 'Max' })
  const data = { to: 'Max', count: 2, records: { gadgets: 2 } }
  expect(events).toEqual([{ type: 'member.handedOver', actor: 'Adam', target: 'Mia', data }])
  expect(mails).toEqual([])
  expect([await held(mia.id), await held(max.id), await held(zoe.id)]).toEqual([0, 3, 1])
  expect((await readMemberStory(ctx, mia.id)).held).toBe(0)
  await nothingChanges(() => handOver(ctx, { userId: mia.id, toId: max.id }))
})

describe('who may', () => {
  testWhoMayWrite([...config.roles.member, 'member.remove'], world, (ctx, { mia, adam }) =>
    handOver(ctx, { userId: mia.id, toId: adam.id }),
  )

  test('nobody takes what the owner has, or a member above them', async () => {
    config.roles.warden = [...config.roles.member, 'member.remove']
    const { id, slug, adam, olive, max } = await world()
    const warden = await as(await member(id, 'Warden', 'warden'), slug)
    const toMax = (ctx: OrgContext, userId: string) => () => handOver(ctx, { userId, toId: max.id })
    await db.product.updateMany({ where: { createdById: max.id }, data: { createdById: olive.id } })
    await nothingChanges(async () => {
      await expectRefusal('owner-stays', toMax(await as(adam, slug), olive.id))
      await expectRefusal('forbidden', toMax(warden, adam.id))
    })
    expect(await held(olive.id)).toBe(1)
  })
})

test('only to another member with access and an active account', async () => {
  const { slug, adam, olive, mia, max, zoe } = await world()
  const ctx = await as(adam, slug)
  const to = (toId: string) => () => handOver(ctx, { userId: mia.id, toId })
  await expectRefusal('fields-invalid', to(mia.id), 'toId')
  await expectRefusal('not-found', to(zoe.id))
  await suspendMember(ctx, { userId: max.id })
  await expectRefusal('fields-invalid', to(max.id), 'toId')
  await db.user.update({ where: { id: olive.id }, data: { isActive: false } })
  await expectRefusal('fields-invalid', to(olive.id), 'toId')
  expect((await listRecipients(ctx, [mia.id])).map(({ label }) => label)).toEqual(['Adam'])
})

/** The events' content, by type. */
const told = (events: { type: string; actor?: unknown; data?: unknown }[]) =>
  events.map(({ type, actor, data }) => [type, actor, data])
const given = (to: string, count: number) => ({ to, count, records: { gadgets: count } })
const isMember = (userId: string) => db.organizationUser.count({ where: { userId } })

describe('together with the end of the membership, in one transaction', () => {
  test('Adam removes Mia, and Max gets her products', async () => {
    const { slug, adam, mia, max, zoe } = await world()
    const ctx = await as(adam, slug)
    const { events } = await watch(() => removeMember(ctx, { userId: mia.id, toId: max.id }))
    expect(told(events)).toEqual([
      ['member.handedOver', 'Adam', given('Max', 2)],
      ['member.removed', 'Adam', { role: 'member' }],
    ])
    expect([await held(mia.id), await held(max.id), await held(zoe.id)]).toEqual([0, 3, 1])
  })

  test('without a recipient they are kept, and belong to nobody', async () => {
    const { id, slug, adam, mia, max } = await world()
    const { events } = await watch(async () =>
      removeMember(await as(adam, slug), { userId: mia.id }),
    )
    expect(events.map(({ type }) => type)).toEqual(['member.removed'])
    expect([await held(mia.id), await held(max.id)]).toEqual([0, 1])
    const kept = { organizationId: id, createdById: null }
    expect(await db.product.count({ where: kept })).toBe(2)
  })

  test('Adam removes Mia and Max, and Olive gets their products', async () => {
    const { slug, olive, adam, mia, max } = await world()
    const ctx = await as(adam, slug)
    const userIds = [mia.id, max.id]
    const { events } = await watch(() => removeMembers(ctx, { userIds, toId: olive.id }))
    expect(
      events.filter(({ type }) => type === 'member.handedOver').map(({ data }) => data),
    ).toEqual([given('Olive', 2), given('Olive', 1)])
    expect(await held(olive.id)).toBe(3)
  })

  test('Mia leaves, and Max gets her products', async () => {
    const { slug, mia, max } = await world()
    const ctx = await as(mia, slug)
    const { events } = await watch(() => leaveOrganization(ctx, { toId: max.id }))
    expect(told(events)).toEqual([
      ['member.handedOver', 'Mia', given('Max', 2)],
      ['member.left', 'Mia', { role: 'member' }],
    ])
    expect(await held(max.id)).toBe(3)
  })

  test('an invalid recipient is refused, and the membership stays', async () => {
    const org = await world()
    const { slug, olive, adam, mia, max, zoe } = org
    const ctx = await as(adam, slug)
    await suspendMember(ctx, { userId: max.id })
    const [leaver, fields] = [await as(mia, slug), 'fields-invalid'] as const
    const remove = (toId: string) => () => removeMember(ctx, { userId: mia.id, toId })
    const leave = (toId: string) => () => leaveOrganization(leaver, { toId })
    for (const end of [remove, leave]) {
      await expectRefusal('not-found', end(zoe.id))
      await expectRefusal(fields, end(mia.id), 'toId')
      await expectRefusal(fields, end(max.id), 'toId')
    }
    const both = { userIds: [mia.id, max.id], toId: max.id }
    await expectRefusal(fields, () => removeMembers(ctx, both), 'toId')
    await expectRefusal('owner-stays', () => removeMember(ctx, { userId: olive.id, toId: mia.id }))
    expect([await isMember(mia.id), await held(mia.id)]).toEqual([1, 2])
  })

  test('a member who may not see the others can only hand over to the owner', async () => {
    config.roles.visitor = ['org.read']
    const { id, slug, olive, adam } = await world()
    const vera = await member(id, 'Vera', 'visitor')
    await db.product.updateMany({ where: { organizationId: id }, data: { createdById: vera.id } })
    const ctx = await as(vera, slug)
    expect((await listRecipients(ctx, [vera.id])).map(({ label }) => label)).toEqual(['Olive'])
    await expectRefusal('not-found', () => leaveOrganization(ctx, { toId: adam.id }))
    await leaveOrganization(ctx, { toId: olive.id })
    expect([await held(olive.id), await isMember(vera.id)]).toEqual([3, 0])
  })

  test('a form without a choice keeps them', () => {
    const userId = '01900000-0000-7000-8000-000000000000'
    const read = (toId?: string) => removeMemberSchema.safeParse({ userId, toId }).data
    expect(read()?.toId).toBeUndefined()
    expect(read('')).toEqual({ userId, toId: undefined })
    expect(read(userId)?.toId).toBe(userId)
    expect(read('nonsense')).toBeUndefined()
  })
})
