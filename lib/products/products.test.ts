import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { db, pool } from '@/lib/db'
import { removeMember } from '@/lib/members/remove-member'
import { readBelongings } from '@/lib/organizations/queries'
import { resourceLists } from '@/lib/export/resource-lists'
import { deleteForGood } from '@/lib/testing/deletion'
import { readOverview } from '@/lib/organizations/overview-view'
import { createProduct, deleteProduct, updateProduct } from '@/lib/products/commands'
import { findProduct, listProducts, type productSorts } from '@/lib/products/queries'
import { products } from '@/lib/products/resource'
import { acme, as, member } from '@/lib/testing/people'
import { product } from '@/lib/products/testing'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { testWhoMayWrite } from '@/lib/testing/who-may-write'

const anvil = { name: 'Anvil', description: 'Falls well.', price: 12_50 }

describe('Adam, an admin,', () => {
  test('creates a product, which is assigned to him', async () => {
    const { id: organizationId, slug, adam } = await acme()
    const ctx = await as(adam, slug)
    const { result, events, mails } = await watch(() => createProduct(ctx, anvil))
    const row = await db.product.findUniqueOrThrow({ where: { id: result.id } })
    expect(row).toMatchObject({ ...anvil, organizationId, createdById: adam.id })
    const data = { productId: result.id, name: 'Anvil', price: 12_50 }
    expect(events).toEqual([{ type: 'product.created', actor: 'Adam', data }])
    expect(mails).toEqual([])
  })

  test('changes it', async () => {
    const { id: organizationId, slug, adam } = await acme()
    const { id } = await product(organizationId, 'Anvil', 1)
    const ctx = await as(adam, slug)
    const { events } = await watch(() => updateProduct(ctx, { productId: id, ...anvil }))
    const { name, ...to } = anvil
    const data = { productId: id, name, from: { description: '', price: 1 }, to }
    expect(events).toEqual([{ type: 'product.updated', actor: 'Adam', data }])
    expect(await findProduct(ctx, id)).toMatchObject(anvil)
    const again = () => updateProduct(ctx, { productId: id, ...anvil })
    expect(await nothingChanges(again)).toEqual({ id })
  })

  test('deletes it once', async () => {
    const { id: organizationId, slug, adam } = await acme()
    const { id } = await product(organizationId, 'Anvil')
    const ctx = await as(adam, slug)
    const { events } = await watch(() => deleteProduct(ctx, { productId: id }))
    const data = { productId: id, name: 'Anvil', price: 1000 }
    expect(events).toEqual([{ type: 'product.deleted', actor: 'Adam', data }])
    expect(await findProduct(ctx, id)).toBeNull()
    await expectRefusal('not-found', () => deleteProduct(ctx, { productId: id }))
  })
})

type World = Awaited<ReturnType<typeof world>>
type Command = (ctx: OrgContext, world: World) => Promise<unknown>

async function world() {
  const org = await acme()
  return { ...org, mine: await product(org.id), theirs: await product(org.other.id) }
}

const commands: Record<string, Command> = {
  createProduct: (ctx) => createProduct(ctx, anvil),
  updateProduct: (ctx, { mine }) => updateProduct(ctx, { productId: mine.id, ...anvil }),
  deleteProduct: (ctx, { mine }) => deleteProduct(ctx, { productId: mine.id }),
}

describe.each(Object.entries(commands))('%s', (_, command) => {
  testWhoMayWrite(['product.read', 'product.write'], world, command)
})

describe('another organization’s product', () => {
  test.each<[string, Command]>([
    ['updateProduct', (ctx, { theirs }) => updateProduct(ctx, { productId: theirs.id, ...anvil })],
    ['deleteProduct', (ctx, { theirs }) => deleteProduct(ctx, { productId: theirs.id })],
  ])('is not found by %s', async (_, command) => {
    const acme = await world()
    const ctx = await as(acme.olive, acme.slug)
    await expectRefusal('not-found', () => command(ctx, acme))
  })

  test('is not shown and not listed', async () => {
    const { olive, slug, mine, theirs } = await world()
    const ctx = await as(olive, slug)
    expect(await findProduct(ctx, theirs.id)).toBeNull()
    expect((await listProducts(ctx)).rows.map(({ id }) => id)).toEqual([mine.id])
    expect((await listProducts(ctx, { search: theirs.name })).rows).toEqual([])
  })
})

describe('a name', () => {
  test('is unique in an organization, and may be used in others', async () => {
    const { olive, slug, zoe, other } = await acme()
    const ctx = await as(olive, slug)
    await createProduct(ctx, anvil)
    await createProduct(await as(zoe, other.slug), anvil)
    await expectRefusal('product-name-taken', () => createProduct(ctx, anvil), 'name')
    const { id } = await createProduct(ctx, { ...anvil, name: 'Rocket' })
    const rename = () => updateProduct(ctx, { productId: id, ...anvil })
    await expectRefusal('product-name-taken', rename, 'name')
  })

  test('is given to one of five concurrent products', async () => {
    const { olive, slug } = await acme()
    const ctx = await as(olive, slug)
    const five = Array.from({ length: 5 }, () => createProduct(ctx, anvil))
    expect(await outcomes(five)).toEqual({ done: 1, 'product-name-taken at name': 4 })
  })
})

describe('the list', () => {
  test('is paged, each page continuing the one before', async () => {
    const { id, mia, slug } = await acme()
    for (let n = 0; n <= config.pageSize; n++) await product(id, `Anvil ${n}`)
    const ctx = await as(mia, slug)
    const first = await listProducts(ctx)
    const second = await listProducts(ctx, { cursor: first.next! })
    const names = [...first.rows, ...second.rows].map(({ name }) => name)
    expect(first.rows).toHaveLength(config.pageSize)
    expect(names).toEqual(Array.from({ length: config.pageSize + 1 }, (_, n) => `Anvil ${n}`))
    expect(second.next).toBeNull()
    expect((await listProducts(ctx, { cursor: 'nonsense' })).rows).toEqual(first.rows)
  })

  test('is paged in each of its orders', async () => {
    const { id, mia, slug } = await acme()
    // Four products each have the same price.
    for (let n = 0; n <= 2 * config.pageSize; n++)
      await product(id, `Anvil ${(n * 7) % 60}`, Math.floor(n / 4))
    const ctx = await as(mia, slug)
    const rows = await db.product.findMany({ where: { organizationId: id } })
    const read = async (sort: keyof typeof productSorts) => {
      const all: string[] = []
      let cursor: string | null | undefined
      while (cursor !== null) {
        const page = await listProducts(ctx, { sort, cursor })
        all.push(...page.rows.map((row) => row.id))
        cursor = page.next
      }
      return all
    }
    const byPrice = rows.toSorted((a, b) => a.price - b.price || (a.id < b.id ? -1 : 1))
    expect(await read('price')).toEqual(byPrice.map((row) => row.id))
    expect(await read('-price')).toEqual(byPrice.map((row) => row.id).toReversed())
    expect(await read('-createdAt')).toEqual((await read('createdAt')).toReversed())
    expect(await read('-name')).toEqual((await read('name')).toReversed())
    const { next } = await listProducts(ctx, { sort: 'price' })
    const first = await listProducts(ctx, { sort: 'name' })
    expect(await listProducts(ctx, { sort: 'name', cursor: next! })).toEqual(first)
  })

  test('finds part of a name or a description, and takes wildcards literally', async () => {
    const { adam, slug } = await acme()
    const ctx = await as(adam, slug)
    for (const name of ['Anvil', '50% off', 'a_b', 'back\\slash', 'Über'])
      await createProduct(ctx, { name, description: `All of ${name}`, price: 1 })
    const find = async (search: string) =>
      (await listProducts(ctx, { search })).rows.map(({ name }) => name)
    expect(await find('nvi')).toEqual(['Anvil'])
    expect(await find('ALL OF A')).toEqual(['Anvil', 'a_b'])
    expect(await find('%')).toEqual(['50% off'])
    expect(await find('_')).toEqual(['a_b'])
    expect(await find('\\')).toEqual(['back\\slash'])
    expect(await find('über')).toEqual(['Über'])
    expect(await find('\u0000nothing')).toEqual([])
    expect(await find('  ')).toHaveLength(5)
  })
})

describe('a product', () => {
  test('says who created it, and outlives their membership and their account', async () => {
    const { id: organizationId, adam, olive, slug } = await acme()
    const second = await member(organizationId, 'Second', 'admin')
    const { id } = await createProduct(await as(adam, slug), anvil)
    const rocket = await createProduct(await as(second, slug), { ...anvil, name: 'Rocket' })
    const ctx = await as(olive, slug)
    expect((await findProduct(ctx, id))?.createdBy).toBe('Adam')
    await removeMember(ctx, { userId: adam.id })
    await db.user.delete({ where: { id: second.id } })
    const rows = await db.product.findMany({ where: { organizationId }, orderBy: { id: 'asc' } })
    expect(rows.map(({ id, createdById }) => ({ id, createdById }))).toEqual([
      { id, createdById: null },
      { id: rocket.id, createdById: null },
    ])
  })

  test('is exported with its organization, and no other', async () => {
    const { adam, olive, slug, mine } = await world()
    const ctx = await as(adam, slug)
    const { columns, read } = resourceLists(ctx).product!
    expect(Object.keys(columns)).toEqual(expect.arrayContaining(['id', 'name', 'price']))
    expect((await read({ size: 10 })).rows).toMatchObject([{ name: mine.name }])
    const owner = await as(olive, slug)
    expect((await readBelongings(owner)).counts).toMatchObject({ product: 1 })
  })

  test('is deleted with its organization, and no other', async () => {
    const { name, slug, adam, olive, theirs, ...org } = await world()
    await createProduct(await as(adam, slug), anvil)
    await deleteForGood(await as(olive, slug), name)
    expect(await db.product.count({ where: { organizationId: org.id } })).toBe(0)
    expect(await db.product.findUnique({ where: { id: theirs.id } })).toEqual(theirs)
  })

  test('created by staff, who are not members, is assigned to nobody', async () => {
    const { slug, zoe, id: organizationId } = await acme()
    await db.user.update({ where: { id: zoe.id }, data: { isSuperuser: true } })
    const ctx = await as(zoe, slug)
    await createProduct(ctx, anvil)
    const row = await db.product.findFirstOrThrow({ where: { organizationId } })
    expect(row.createdById).toBeNull()
    const { asStaff } = await db.event.findFirstOrThrow({ where: { organizationId } })
    expect(asStaff).toBe(true)
  })
})

describe('plain SQL cannot', () => {
  const CREATOR = 'Product_organizationId_createdById_fkey'
  const insert = (values: {
    organizationId: string
    createdById?: string
    name?: string
    price?: number
  }) =>
    `INSERT INTO "Product" (id, "organizationId", name, price, "createdById", "modifiedAt")
     VALUES (gen_random_uuid(), '${values.organizationId}', '${values.name ?? 'New'}',
       ${values.price ?? 1}, ${values.createdById ? `'${values.createdById}'` : 'NULL'}, now())`
  const update = (set: string, id: string) => `UPDATE "Product" SET ${set} WHERE id = '${id}'`

  test.each<[string, string, (world: World) => string]>([
    [
      'create a product assigned to a member of another organization',
      CREATOR,
      ({ id: organizationId, zoe }) => insert({ organizationId, createdById: zoe.id }),
    ],
    [
      'assign it to a member of another organization',
      CREATOR,
      ({ mine, zoe }) => update(`"createdById" = '${zoe.id}'`, mine.id),
    ],
    [
      'move it to another organization together with its member',
      CREATOR,
      ({ mine, mia, other }) =>
        `${update(`"createdById" = '${mia.id}'`, mine.id)};
         ${update(`"organizationId" = '${other.id}'`, mine.id)}`,
    ],
    [
      "move that member's membership to another organization",
      CREATOR,
      ({ mine, mia, other }) =>
        `${update(`"createdById" = '${mia.id}'`, mine.id)};
         UPDATE "OrganizationUser" SET "organizationId" = '${other.id}' WHERE "userId" = '${mia.id}'`,
    ],
    [
      'create a product without an organization',
      'Product_organizationId_fkey',
      ({ mine }) => insert({ organizationId: mine.id }),
    ],
    [
      'give it a blank name',
      'Product_name_present',
      ({ id: organizationId }) => insert({ organizationId, name: ' ' }),
    ],
    [
      'give it a negative price',
      'Product_price_not_negative',
      ({ id: organizationId }) => insert({ organizationId, price: -1 }),
    ],
    [
      'create two with one name in an organization',
      'Product_organizationId_name_key',
      ({ mine }) => insert({ organizationId: mine.organizationId, name: mine.name }),
    ],
  ])('%s', async (_, constraint, statement) => {
    const text = statement(await world())
    const stopped = await nothingChanges(() =>
      pool()
        .query(text)
        .then(
          () => 'nothing',
          (error: { constraint?: string }) => error.constraint,
        ),
    )
    expect(stopped).toBe(constraint)
  })
})

test('the demo data adds three products, each with its event', async () => {
  const { id: organizationId, adam } = await acme()
  const seed = () => db.$transaction((tx) => products.seed!(tx, { organizationId, admin: adam }))
  const { events } = await watch(seed)
  expect(events.map(({ type, actor }) => [type, actor])).toEqual(
    Array.from({ length: 3 }, () => ['product.created', 'Adam']),
  )
  expect(await db.product.count({ where: { organizationId } })).toBe(3)
})

test('an admin has the checklist step until there is a product', async () => {
  const { olive, slug, id } = await acme()
  const ctx = await as(olive, slug)
  const begun = async () => (await readOverview(ctx)).firstSteps.begun
  expect(await begun()).toEqual([])
  await product(id)
  // Not if it is only an example without demo data, as here.
  expect(await begun()).toEqual([])
  products.isExample = false
  expect(await begun()).toEqual(['products'])
})
