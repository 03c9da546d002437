import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { acme, as } from '@/lib/testing/people'
import { product } from '@/lib/products/testing'
import { expectRefusal } from '@/lib/testing/refusal'
import { cheapestProducts } from './cheapest-products'
import { myProducts } from './my-products'
import { raisePrices } from './raise-prices'

test('the cheapest products are those of one organization', async () => {
  const { id, slug, mia, other } = await acme()
  for (const price of [40, 20, 30, 10]) await product(id, `At ${price}`, price)
  await product(other.id, 'Cheaper still', 1)
  expect(await cheapestProducts(await as(mia, slug))).toEqual([
    { name: 'At 10', price: 10 },
    { name: 'At 20', price: 20 },
    { name: 'At 30', price: 30 },
  ])
})

test('a person’s products are those of their organizations', async () => {
  const { id, name, other, mia } = await acme()
  await product(id, 'Anvil')
  await product(other.id, 'Rocket')
  expect(await myProducts(mia)).toEqual([{ name: 'Anvil', organization: { name } }])
})

test('people with the permission raise the prices of their organization', async () => {
  const { id, slug, adam, mia, other } = await acme()
  const [mine, theirs] = [await product(id), await product(other.id)]
  const member = await as(mia, slug)
  await expectRefusal('forbidden', () => raisePrices(member, { by: 5 }))
  expect(await raisePrices(await as(adam, slug), { by: 5 })).toEqual({ count: 1 })
  const priceOf = async ({ id }: { id: string }) =>
    (await db.product.findUniqueOrThrow({ where: { id } })).price
  expect(await priceOf(mine)).toBe(1005)
  expect(await priceOf(theirs)).toBe(1000)
})
