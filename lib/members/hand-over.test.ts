import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import { handOver } from '@/lib/members/hand-over'
import { listRecipients, readMemberStory } from '@/lib/members/queries'
import { suspendMember } from '@/lib/members/suspend-member'
import { product } from '@/lib/products/testing'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { testWhoMayWrite } from '@/lib/testing/who-may-write'

// A resource of a company's own, as `npm run resource:new` writes it with a member field.
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

test('Adam hands what Mia has to Max', async () => {
  const { slug, adam, mia, max, zoe } = await world()
  const ctx = await as(adam, slug)
  expect((await readMemberStory(ctx, mia.id)).held).toBe(2)
  const { result, events, mails } = await watch(() =>
    handOver(ctx, { userId: mia.id, toId: max.id }),
  )
  expect(result).toEqual({ count: 2, name: 'Max' })
  const data = { to: 'Max', count: 2 }
  expect(events).toEqual([{ type: 'member.handedOver', actor: 'Adam', target: 'Mia', data }])
  expect(mails).toEqual([])
  expect([await held(mia.id), await held(max.id), await held(zoe.id)]).toEqual([0, 3, 1])
  expect((await readMemberStory(ctx, mia.id)).held).toBe(0)
  await nothingChanges(() => handOver(ctx, { userId: mia.id, toId: max.id }))
})

describe('who may', () => {
  testWhoMayWrite(['member.remove'], world, (ctx, { mia, adam }) =>
    handOver(ctx, { userId: mia.id, toId: adam.id }),
  )
})

test('only to another member who has access and can sign in', async () => {
  const { slug, adam, olive, mia, max, zoe } = await world()
  const ctx = await as(adam, slug)
  const to = (toId: string) => () => handOver(ctx, { userId: mia.id, toId })
  await expectRefusal('fields-invalid', to(mia.id), 'toId')
  await expectRefusal('not-found', to(zoe.id))
  await suspendMember(ctx, { userId: max.id })
  await expectRefusal('fields-invalid', to(max.id), 'toId')
  await db.user.update({ where: { id: olive.id }, data: { isActive: false } })
  await expectRefusal('fields-invalid', to(olive.id), 'toId')
  expect((await listRecipients(ctx, mia.id)).map(({ label }) => label)).toEqual(['Adam'])
})
