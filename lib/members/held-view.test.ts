import { afterEach, beforeAll, expect, test } from 'vitest'
import { GET } from '@/app/api/organizations/[slug]/held/route'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import { product } from '@/lib/products/testing'
import { countStatements } from '@/lib/testing/count-statements'
import { acme, as, type Person } from '@/lib/testing/people'
import { heldQuestion } from '@/lib/members/held-view'
import { askAs } from '@/lib/testing/ask-as'

/** The browser's session. */
afterEach(() => askAs())

beforeAll(() => {
  const heldBy = { table: 'Product', column: 'createdById' }
  config.resources = { gadgets: { permissions: {}, pages: {}, messages: {}, heldBy } }
})

/** Acme, where Mia has two products. */
async function world() {
  const org = await acme()
  for (const { id } of [await product(org.id), await product(org.id)])
    await db.product.update({ where: { id }, data: { createdById: org.mia.id } })
  return org
}

test('asks with the number of records, and offers the remaining members', async () => {
  const { slug, adam, mia, max } = await world()
  const ctx = await as(adam, slug)
  const question = await heldQuestion(ctx, [mia.id], 'Mia')
  expect(question?.label).toBe('What happens to the 2 records of Mia?')
  expect(question?.recipients.map(({ label }) => label)).toEqual(['Adam', 'Max', 'Olive'])
  const both = await heldQuestion(ctx, [mia.id, max.id])
  expect(both?.label).toBe('What happens to the 2 records they have?')
  expect(both?.recipients.map(({ label }) => label)).toEqual(['Adam', 'Olive'])
  const own = await heldQuestion(await as(mia, slug), [mia.id])
  expect(own?.label).toBe('What happens to your 2 records?')
})

test('asks nothing about members without resources, and runs no query if no resource has members', async () => {
  const { slug, adam, max } = await world()
  const ctx = await as(adam, slug)
  expect(await heldQuestion(ctx, [max.id])).toBeUndefined()
  const { resources } = config
  config.resources = {}
  const { result, statements } = await countStatements(() => heldQuestion(ctx, [max.id]))
  config.resources = resources
  expect([result, statements]).toEqual([undefined, []])
})

test('the people page requests it, only for viewers who may remove members', async () => {
  const { slug, adam, mia, max, zoe } = await world()
  const ask = async (who: Person & { token?: string }, members: string) => {
    askAs(who.token)
    const request = new Request(`http://localhost/held?members=${members}`)
    const answer = await GET(request, { params: Promise.resolve({ slug }) })
    return [answer.status, await answer.json()] as const
  }
  const [status, question] = await ask(adam, [mia.id, max.id].join())
  expect([status, question.label]).toEqual([200, 'What happens to the 2 records they have?'])
  expect(await ask(adam, max.id)).toEqual([200, null])
  expect(await ask(max, mia.id)).toEqual([403, { error: 'forbidden' }])
  expect(await ask(zoe, mia.id)).toEqual([404, { error: 'not-found' }])
  expect(await ask(adam, 'nonsense')).toEqual([404, { error: 'not-found' }])
})
