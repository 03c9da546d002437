import { describe, expect, test } from 'vitest'
import { db, type Prisma } from '@/lib/db'
import { forUser } from '@/lib/tenancy/for-user'
import type { reads } from '@/lib/tenancy/narrow'
import { acme, person } from '@/lib/testing/people'
import { product } from '@/lib/products/testing'

/** Acme and Zenith with a product each; Mia is a member of Acme only. */
async function world() {
  const org = await acme()
  const [mine, theirs] = [await product(org.id), await product(org.other.id)]
  return { ...org, mine, theirs, products: forUser(org.mia).product }
}
type World = Awaited<ReturnType<typeof world>>

describe("another person's organization is not read", () => {
  type Rows = World['products']
  const attempts: Record<
    keyof typeof reads,
    [(products: Rows, where: { id: string }) => Promise<unknown>, unknown]
  > = {
    findUnique: [(products, where) => products.findUnique({ where }), null],
    findUniqueOrThrow: [(products, where) => products.findUniqueOrThrow({ where }), 'P2025'],
    findFirst: [(products, where) => products.findFirst({ where }), null],
    findFirstOrThrow: [(products, where) => products.findFirstOrThrow({ where }), 'P2025'],
    findMany: [
      (products, where) => products.findMany({ where: { OR: [where, { price: { gt: 0 } }] } }),
      'mine',
    ],
    count: [(products, where) => products.count({ where }), 0],
    aggregate: [
      (products, where) => products.aggregate({ where, _max: { price: true } }),
      { _max: { price: null } },
    ],
    groupBy: [(products, where) => products.groupBy({ by: 'organizationId', where }), []],
  }
  test.each(Object.entries(attempts))('%s', async (_, [attempt, expected]) => {
    const { products, theirs, mine } = await world()
    const answer = await attempt(products, { id: theirs.id }).catch(
      (error: Prisma.PrismaClientKnownRequestError) => error.code,
    )
    expect(answer).toEqual(expected === 'mine' ? [mine] : expected)
  })
})

test('reads the rows of every organization that the person belongs to', async () => {
  const { id, other, mine, theirs, mia } = await world()
  const membership = { organizationId: other.id, userId: mia.id }
  await db.organizationUser.create({ data: membership })
  const products = forUser(mia).product
  expect(await products.findMany({ orderBy: { id: 'asc' } })).toEqual([mine, theirs])
  expect(await products.groupBy({ by: 'organizationId', _count: true })).toHaveLength(2)

  await db.organizationUser.delete({ where: { organizationId_userId: membership } })
  expect(await products.findMany()).toEqual([mine])
  await db.organization.update({ where: { id }, data: { isActive: false } })
  expect(await products.findMany()).toEqual([])
})

test('reads nothing for a person without memberships', async () => {
  await world()
  expect(await forUser(await person('Newcomer')).product.count()).toBe(0)
})

test('has no writes, and no models without a relation to an organization', async () => {
  const { products, mia } = await world()
  expect(Object.keys(products)).not.toContain('update')
  expect(Object.keys(forUser(mia))).not.toContain('event')
  expect(await forUser(mia).organizationUser.count()).toBe(4)
})
