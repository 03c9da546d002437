import { randomUUID } from 'node:crypto'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { db, pool, type Prisma } from '@/lib/db'
import { forOrganization } from '@/lib/tenancy/for-organization'
import { isOwned, onClient, ownedModels } from '@/lib/tenancy/models'
import type { reads, writes } from '@/lib/tenancy/narrow'
import { acme, as } from '@/lib/testing/people'
import { product } from '@/lib/products/testing'
import { nothingChanges } from '@/lib/testing/snapshot'

/** Acme and Zenith with a product each, and Acme's delegates as Olive uses them. */
async function world() {
  const org = await acme()
  const [mine, theirs] = [await product(org.id), await product(org.other.id)]
  const ctx = await as(org.olive, org.slug)
  return { ...org, mine, theirs, ctx, products: forOrganization(ctx).product }
}
type World = Awaited<ReturnType<typeof world>>
type Operation = keyof Prisma.TypeMap['model']['Product']['operations']

/** The outcome: the result, or the code of Prisma's error. */
const ending = (work: Promise<unknown>) =>
  work.then(
    (answer) => answer,
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

const data = () => ({ name: `New ${randomUUID()}`, price: 1 })
const NOT_FOUND = 'P2025'

describe("another organization's rows are not found and not changed", () => {
  // Each asks explicitly for Zenith's product, and even names Zenith.
  const attempts: Record<
    Exclude<Operation, 'create' | 'createMany' | 'createManyAndReturn'>,
    [(world: World) => Promise<unknown>, unknown]
  > = {
    findUnique: [({ products, theirs }) => products.findUnique({ where: { id: theirs.id } }), null],
    findUniqueOrThrow: [
      ({ products, theirs }) => products.findUniqueOrThrow({ where: { id: theirs.id } }),
      NOT_FOUND,
    ],
    findFirst: [
      ({ products, other }) => products.findFirst({ where: { organizationId: other.id } }),
      null,
    ],
    findFirstOrThrow: [
      ({ products, theirs }) => products.findFirstOrThrow({ where: { id: theirs.id } }),
      NOT_FOUND,
    ],
    findMany: [
      ({ products, other, theirs }) =>
        products.findMany({
          where: { AND: { organizationId: other.id }, OR: [{ id: theirs.id }, { price: 1000 }] },
        }),
      [],
    ],
    count: [({ products, theirs }) => products.count({ where: { id: theirs.id } }), 0],
    aggregate: [
      ({ products, theirs }) =>
        products.aggregate({ where: { id: theirs.id }, _sum: { price: true } }),
      { _sum: { price: null } },
    ],
    groupBy: [
      ({ products, theirs }) =>
        products.groupBy({ by: 'organizationId', where: { id: theirs.id }, _count: true }),
      [],
    ],
    update: [
      ({ products, theirs }) => products.update({ where: { id: theirs.id }, data: { price: 1 } }),
      NOT_FOUND,
    ],
    updateMany: [
      ({ products, theirs }) =>
        products.updateMany({ where: { id: theirs.id }, data: { price: 1 } }),
      { count: 0 },
    ],
    updateManyAndReturn: [
      ({ products, theirs }) =>
        products.updateManyAndReturn({ where: { id: theirs.id }, data: { price: 1 } }),
      [],
    ],
    upsert: [
      // The row exists, though not for Acme; a second one with its id cannot be created.
      ({ products, theirs: { id } }) =>
        products.upsert({ where: { id }, create: { ...data(), id }, update: { price: 1 } }),
      'P2002',
    ],
    delete: [({ products, theirs }) => products.delete({ where: { id: theirs.id } }), NOT_FOUND],
    deleteMany: [
      ({ products, theirs }) => products.deleteMany({ where: { id: theirs.id } }),
      { count: 0 },
    ],
  }
  test.each(Object.entries(attempts))('%s', async (_, [attempt, answer]) => {
    const acme = await world()
    expect(await nothingChanges(() => ending(attempt(acme)))).toEqual(answer)
  })

  test('not even by a key that names the other organization', async () => {
    const { products, theirs, other } = await world()
    const where = { organizationId_id: { organizationId: other.id, id: theirs.id } }
    await nothingChanges(async () => {
      expect(await products.findUnique({ where })).toBeNull()
      expect(await ending(products.delete({ where }))).toBe(NOT_FOUND)
    })
  })

  test("without a filter, only Acme's rows", async () => {
    const { products, mine, theirs } = await world()
    expect(await products.findMany()).toEqual([mine])
    expect(await products.count()).toBe(1)
    expect(await products.aggregate({ _sum: { price: true } })).toEqual({ _sum: { price: 1000 } })
    expect(await products.findFirst()).toEqual(mine)
    expect(await products.updateMany({ data: { price: 7 } })).toEqual({ count: 1 })
    expect(await products.deleteMany()).toEqual({ count: 1 })
    expect(await db.product.findUnique({ where: { id: theirs.id } })).toEqual(theirs)
  })
})

describe("the organization's own rows", () => {
  const attempts: Record<Operation, (world: World) => Promise<unknown>> = {
    findUnique: ({ products, mine: { id } }) => products.findUnique({ where: { id } }),
    findUniqueOrThrow: ({ products, mine: { id } }) =>
      products.findUniqueOrThrow({ where: { id } }),
    findFirst: ({ products, mine: { id } }) => products.findFirst({ where: { id } }),
    findFirstOrThrow: ({ products, mine: { id } }) => products.findFirstOrThrow({ where: { id } }),
    findMany: ({ products, mine: { id } }) =>
      products.findMany({ where: { id } }).then(([row]) => row),
    count: ({ products }) => products.count(),
    aggregate: ({ products }) => products.aggregate({ _count: true }),
    groupBy: ({ products }) =>
      products.groupBy({ by: 'organizationId', _count: true }).then(([group]) => group),
    create: ({ products }) => products.create({ data: data() }),
    createMany: ({ products }) => products.createMany({ data: [data(), data()] }),
    createManyAndReturn: ({ products }) =>
      products.createManyAndReturn({ data: data() }).then(([row]) => row),
    update: ({ products, mine: { id } }) => products.update({ where: { id }, data: data() }),
    updateMany: ({ products, mine: { id } }) =>
      products.updateMany({ where: { id }, data: data() }),
    updateManyAndReturn: ({ products, mine: { id } }) =>
      products.updateManyAndReturn({ where: { id }, data: data() }).then(([row]) => row),
    upsert: ({ products, mine: { id } }) =>
      products.upsert({ where: { id }, create: data(), update: { price: 5 } }),
    delete: ({ products, mine: { id } }) => products.delete({ where: { id } }),
    deleteMany: ({ products }) => products.deleteMany(),
  }
  test.each(Object.entries(attempts))('%s', async (_, attempt) => {
    const acme = await world()
    const before = await db.product.findMany({ where: { organizationId: acme.other.id } })
    const answer = await attempt(acme)
    if (typeof answer === 'object' && 'organizationId' in answer!)
      expect(answer.organizationId).toBe(acme.id)
    else expect(JSON.stringify(answer)).toMatch(/[12]/)
    const after = await db.product.findMany({ where: { organizationId: acme.other.id } })
    expect(after).toEqual(before)
  })

  test('upsert creates a row the organization does not have', async () => {
    const { products, theirs, id: organizationId } = await world()
    const where = { organizationId_name: { organizationId, name: theirs.name } }
    const made = await products.upsert({
      where,
      create: { ...data(), name: theirs.name },
      update: {},
    })
    expect(made).toMatchObject({ organizationId, name: theirs.name })
  })

  test("in the caller's transaction, which rolls it back with everything else", async () => {
    const { ctx, products } = await world()
    const work = db.$transaction(async (tx) => {
      await forOrganization(ctx, tx).product.create({ data: data() })
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await products.count()).toBe(1)
  })

  test('in a batch of statements', async () => {
    const { products } = await world()
    expect(await db.$transaction([products.deleteMany(), products.count()])).toEqual([
      { count: 1 },
      0,
    ])
  })
})

describe('writes', () => {
  type Write = (world: World, data: never) => Promise<unknown>
  const writings: [string, Write][] = [
    ['create', ({ products }, data) => products.create({ data })],
    ['createMany', ({ products }, data) => products.createMany({ data: [data] })],
    ['createManyAndReturn', ({ products }, data) => products.createManyAndReturn({ data })],
    ['update', ({ products, mine: { id } }, data) => products.update({ where: { id }, data })],
    ['updateMany', ({ products }, data) => products.updateMany({ data })],
    ['updateManyAndReturn', ({ products }, data) => products.updateManyAndReturn({ data })],
    [
      'upsert, which creates',
      ({ products, mine: { id } }, create) =>
        products.upsert({ where: { id }, create, update: {} }),
    ],
    [
      'upsert, which updates',
      ({ products, mine: { id } }, update) =>
        products.upsert({ where: { id }, create: data(), update }),
    ],
  ]
  const foreign: [string, (world: World) => object][] = [
    ['another organizationId', ({ other }) => ({ organizationId: other.id })],
    ['another organizationId to set', ({ other }) => ({ organizationId: { set: other.id } })],
    ['no organizationId', () => ({ organizationId: null })],
    ['another organization', ({ other }) => ({ organization: { connect: { id: other.id } } })],
    [
      'a member of another organization, by their row',
      ({ zoe, other: { id: organizationId } }) => ({
        createdBy: {
          connect: { organizationId_userId: { organizationId, userId: zoe.id } },
        },
      }),
    ],
  ]
  const cells = writings.flatMap(([name, write]) =>
    foreign.map(([what, more]) => [name, what, write, more] as const),
  )
  test.each(cells)('%s: %s is refused', async (_, __, write, more) => {
    const acme = await world()
    const row = { ...data(), ...more(acme) } as never
    const refusal = await nothingChanges(() => ending((async () => write(acme, row))()))
    expect(refusal).toMatch(/set by forOrganization|is no column/)
  })

  test.each(writings)('%s: a member of another organization is refused', async (name, write) => {
    const acme = await world()
    const row = { ...data(), createdById: acme.zoe.id } as never
    // The database refuses: nothing here knows who is a member. (An upsert that finds its row creates
    // none.)
    const end = name === 'upsert, which creates' ? acme.mine.id : 'P2003'
    const answer = await nothingChanges(() => ending(write(acme, row)))
    expect((answer as { id?: string }).id ?? answer).toBe(end)
  })
})

describe('a selection', () => {
  test('includes rows of the same organization, and the person behind a member', async () => {
    const { products, mine, mia, name } = await world()
    await products.update({ where: { id: mine.id }, data: { createdById: mia.id } })
    const found = await products.findFirst({
      select: {
        organization: { select: { name: true, _count: { select: { products: true } } } },
        createdBy: { select: { user: { select: { name: true } } } },
      },
    })
    expect(found).toEqual({
      organization: { name, _count: { products: 1 } },
      createdBy: { user: { name: 'Mia' } },
    })
  })

  test.each([
    [{ include: { createdBy: { include: { user: { include: { memberships: true } } } } } }],
    [{ select: { createdBy: { select: { user: { select: { _count: true } } } } } }],
    [
      {
        select: {
          organization: {
            select: { members: { select: { user: { select: { sessions: true } } } } },
          },
        },
      },
    ],
  ])('does not continue from a person: %j', async (selection) => {
    const { products } = await world()
    await expect((async () => products.findMany(selection as object))()).rejects.toThrow(
      /leads to rows of other organizations/,
    )
  })
})

describe('the models', () => {
  test('are exactly those with an organizationId', async () => {
    const { rows } = await pool().query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'organizationId' ORDER BY 1`,
    )
    expect(ownedModels().sort()).toEqual(rows.map(({ name }) => name))
    expect(ownedModels()).toContain('Product')
    expect(isOwned('User')).toBe(false)
  })

  test('of Guildhall itself can be read, but written only by their commands', async () => {
    const { ctx, id, olive } = await world()
    const rows = forOrganization(ctx)
    expect(await rows.organizationUser.count()).toBe(4)
    const owner = await rows.organizationOwner.findFirstOrThrow()
    expect(owner).toMatchObject({ organizationId: id, userId: olive.id })
    expect(Object.keys(rows.organizationUser)).not.toContain('create')
    expect(Object.keys(rows.event)).not.toContain('deleteMany')
  })

  test("have the operations of Prisma's own delegate, and no others", async () => {
    const { ctx } = await world()
    expectTypeOf<keyof typeof reads | keyof typeof writes>().toEqualTypeOf<Operation>()
    const rows = forOrganization(ctx) as unknown as Record<string, object>
    for (const model of ownedModels()) expect(rows[onClient(model)]).toBeDefined()
    expect(Object.keys(rows)).toHaveLength(ownedModels().length)
  })
})

/** Never called: its content must not compile. */
export async function refusedByType({ products, ctx }: World) {
  // @ts-expect-error the organization is not for the caller to say
  await products.create({ data: { ...data(), organizationId: ctx.organization.id } })
  // @ts-expect-error nor to change
  await products.update({ where: { id: '' }, data: { organizationId: '' } })
  // @ts-expect-error columns alone
  await products.create({ data: { ...data(), organization: { connect: { id: '' } } } })
  // @ts-expect-error and those that there are
  await products.update({ where: { id: '' }, data: { colour: 'red' } })
  // @ts-expect-error what is required is required
  await products.create({ data: { name: '' } })
  // @ts-expect-error a row leads nowhere
  products.findUnique({ where: { id: '' } }).createdBy()
  // @ts-expect-error persons belong to no organization
  await forOrganization(ctx).user.findMany()
  // @ts-expect-error members come by their commands
  await forOrganization(ctx).organizationUser.create({ data: { userId: '' } })
  // @ts-expect-error an organization is found by its gate, not by an id from an address
  await forOrganization({ organization: { id: '' } }).product.findMany()

  const row = await products.findUniqueOrThrow({ where: { id: '' }, select: { price: true } })
  expectTypeOf(row).toEqualTypeOf<{ price: number }>()
  const made = await products.create({ data: data(), select: { id: true } })
  expectTypeOf(made).toEqualTypeOf<{ id: string }>()
  const whole = await products.create({ data: data() })
  expectTypeOf(whole.organizationId).toEqualTypeOf<string>()
}
