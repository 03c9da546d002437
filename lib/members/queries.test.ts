import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db, pool } from '@/lib/db'
import {
  countedMembers,
  listMembers,
  memberSorts,
  readMembersQuery,
  type MemberRow,
  type MemberSort,
  type MembersQuery,
} from '@/lib/members/queries'
import { countStatements } from '@/lib/testing/count-statements'
import { acme, as, member } from '@/lib/testing/people'

beforeAll(() => {
  config.roles.steward = [...config.roles.member, 'member.changeRole', 'member.remove']
})

type Ctx = Awaited<ReturnType<typeof as>>

/** Inserts members into an organization by SQL: "Person 1" <person.1…>, "Person 2" … */
const crowd = (organizationId: string, count: number) =>
  pool().query(
    `WITH people AS (
       INSERT INTO "User" (id, name, email, "isActive", "modifiedAt")
       SELECT gen_random_uuid(), 'Person ' || n, 'person.' || n || '.' || left($1::text, 8) || '@crowd.test',
         true, now()
       FROM generate_series(1, $2::int) n RETURNING id, split_part(email, '.', 2)::int AS n)
     INSERT INTO "OrganizationUser" (id, "organizationId", "userId", "modifiedAt")
     SELECT overlay(overlay($1::text PLACING '01ffffff' FROM 1) PLACING lpad(to_hex(n), 12, '0') FROM 25)::uuid,
       $1::uuid, id, now() FROM people`,
    [organizationId, count],
  )

/** Reads every page, from the first to the last. */
async function pages(ctx: Ctx, query: MembersQuery = {}) {
  const all: MemberRow[][] = []
  let cursor: string | undefined
  do {
    const { rows, next } = await listMembers(ctx, { ...query, cursor })
    all.push(rows)
    cursor = next ?? undefined
  } while (cursor)
  return all
}

const names = (rows: MemberRow[]) => rows.map(({ name }) => name)

test('members are listed in the order in which they joined, with name and address', async () => {
  const { slug, olive, adam } = await acme()
  const { rows, next } = await listMembers(await as(adam, slug))
  expect(names(rows)).toEqual(['Olive', 'Adam', 'Mia', 'Max'])
  expect(next).toBeNull()
  expect(rows[0]).toMatchObject({
    ...{ userId: olive.id, email: olive.email, role: 'admin' },
    ...{ isOwner: true, isActive: true, isYou: false, joinedAt: expect.any(Date) },
  })
  expect(rows[1]).toMatchObject({ isOwner: false, isYou: true })
})

test('64 members on three pages: none is missing, none appears twice', async () => {
  const { id, slug, mia } = await acme()
  await crowd(id, 60)
  const all = await pages(await as(mia, slug))
  expect(all.map((rows) => rows.length)).toEqual([25, 25, 14])
  const expected = [
    'Olive',
    'Adam',
    'Mia',
    'Max',
    ...Array.from({ length: 60 }, (_, n) => `Person ${n + 1}`),
  ]
  expect(names(all.flat())).toEqual(expected)
})

test('with 50 members the second page is full, and there is no third', async () => {
  const { id, slug, mia } = await acme()
  await crowd(id, 46)
  expect((await pages(await as(mia, slug))).map((rows) => rows.length)).toEqual([25, 25])
})

test('joining and leaving members do not shift the pages of a reader', async () => {
  const { id, slug, mia, max } = await acme()
  await crowd(id, 40)
  const ctx = await as(mia, slug)
  const { rows: first, next } = await listMembers(ctx)
  await db.organizationUser.deleteMany({
    where: { userId: { in: [max.id, first.at(-1)!.userId] } },
  })
  const { rows: second } = await listMembers(ctx, { cursor: next! })
  expect(names(second)[0]).toBe('Person 22')
  expect(second).toHaveLength(19)
})

describe('every order with every filter', () => {
  const sorts = Object.keys(memberSorts) as MemberSort[]
  const filters: [string, MembersQuery][] = [
    ['nothing', {}],
    ['a role', { role: 'steward' }],
    ['a state', { state: 'pending' }],
    ['a search', { search: 'twin' }],
    ['all of them', { role: 'steward', state: 'active', search: 'twin' }],
  ]
  const cases = sorts.flatMap((sort) => filters.map(([by, query]) => [sort, by, query] as const))

  /** 64 members: many with the same name, some without one, with three roles and all three states. */
  async function motley() {
    const org = await acme()
    await crowd(org.id, 60)
    await pool().query(
      `UPDATE "User" u SET
         name = CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'Twin' WHEN 3 THEN 'twin' ELSE name END,
         "isActive" = n % 3 = 0, "deactivatedAt" = CASE WHEN n % 3 = 1 THEN now() END
       FROM (SELECT "userId", split_part(email, '.', 2)::int AS n
         FROM "OrganizationUser" m JOIN "User" x ON x.id = m."userId"
         WHERE "organizationId" = $1 AND email LIKE '%@crowd.test') c WHERE u.id = c."userId"`,
      [org.id],
    )
    await pool().query(
      `UPDATE "OrganizationUser" m SET role = 'steward'
       FROM "User" u WHERE u.id = m."userId" AND m."organizationId" = $1
         AND email LIKE '%@crowd.test' AND split_part(email, '.', 2)::int % 2 = 0`,
      [org.id],
    )
    return org
  }

  /** The expected list, computed in JavaScript. */
  const expected = (all: MemberRow[], { role, state, search }: MembersQuery) =>
    all.filter(
      (row) =>
        (!role || row.role === role) &&
        (!state || row.state === state) &&
        (!search || `${row.name ?? ''}\n${row.email}`.toLowerCase().includes(search)),
    )

  test.each(cases)(
    '%s, filtered by %s: none is missing, none appears twice',
    async (sort, _, query) => {
      const { slug, adam } = await motley()
      const ctx = await as(adam, slug)
      const { rows: all } = await listMembers(ctx, { size: 100 })
      expect(all).toHaveLength(64)
      const wanted = new Set(expected(all, query).map(({ id }) => id))
      expect(wanted.size).toBeGreaterThan(0)
      const found = (await pages(ctx, { ...query, sort, size: 7 })).flat()
      expect(found).toHaveLength(wanted.size)
      expect(new Set(found.map(({ id }) => id))).toEqual(wanted)
      const first = await listMembers(ctx, { ...query, sort, size: 7 })
      expect(first.total).toBe(wanted.size)
      // PostgreSQL defines the order: the same as on a single page, and its reverse.
      const whole = await listMembers(ctx, { ...query, sort, size: 100 })
      expect(found.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id))
      const other = sort.startsWith('-') ? sort.slice(1) : `-${sort}`
      const back = await listMembers(ctx, { ...query, sort: other as MemberSort, size: 100 })
      expect(back.rows.map(({ id }) => id).reverse()).toEqual(found.map(({ id }) => id))
    },
  )

  test('names are sorted case-insensitively', async () => {
    const { slug, mia } = await acme()
    const ctx = await as(mia, slug)
    expect(names((await listMembers(ctx, { sort: 'name' })).rows)).toEqual([
      'Adam',
      'Max',
      'Mia',
      'Olive',
    ])
    expect(names((await listMembers(ctx, { sort: '-name' })).rows)[0]).toBe('Olive')
  })

  test('a cursor of another order starts from the beginning', async () => {
    const { id, slug, mia } = await acme()
    await crowd(id, 30)
    const ctx = await as(mia, slug)
    for (const sort of sorts) {
      const first = await listMembers(ctx, { sort })
      for (const other of sorts.filter((name) => name !== sort)) {
        const { next } = await listMembers(ctx, { sort: other })
        expect(names((await listMembers(ctx, { sort, cursor: next! })).rows)).toEqual(
          names(first.rows),
        )
      }
    }
  })
})

describe("the page's URL", () => {
  test.each<[Record<string, string | string[]>, MembersQuery]>([
    [{}, { sort: 'joined' }],
    [
      { q: ' mia ', sort: '-name' },
      { search: 'mia', sort: '-name' },
    ],
    [
      { role: 'steward', state: 'pending' },
      { role: 'steward', state: 'pending', sort: 'joined' },
    ],
    [{ role: 'owner', state: 'asleep', sort: 'password' }, { sort: 'joined' }],
    [{ role: '__proto__', sort: 'constructor' }, { sort: 'joined' }],
    [{ role: ['admin', 'member'] }, { role: 'admin', sort: 'joined' }],
  ])('%j is read as %j', async (params, query) => {
    const { slug, mia } = await acme()
    expect(readMembersQuery(await as(mia, slug), params)).toEqual(query)
  })
})

describe('search', () => {
  test.each<[string, string[]]>([
    ['mia', ['Mia']],
    ['MIA', ['Mia']],
    ['  mia ', ['Mia']],
    ['ma', ['Max']],
    ['acme.test', ['Olive', 'Adam', 'Mia', 'Max']],
    ['zoe', []],
    ['%', []],
    ['_', []],
    ["'", []],
    ['', ['Olive', 'Adam', 'Mia', 'Max']],
    ['   ', ['Olive', 'Adam', 'Mia', 'Max']],
  ])('%j finds %j', async (search, found) => {
    const { slug, adam } = await acme()
    const { rows } = await listMembers(await as(adam, slug), { search })
    expect(names(rows)).toEqual(found)
  })

  test('continues from page to page', async () => {
    const { id, slug, mia } = await acme()
    await crowd(id, 60)
    const all = await pages(await as(mia, slug), { search: 'person' })
    expect(all.map((rows) => rows.length)).toEqual([25, 25, 10])
  })
})

test('members are counted up to one more than countedMembers', async () => {
  const { id, slug, mia } = await acme()
  const ctx = await as(mia, slug)
  await crowd(id, countedMembers - 2)
  expect((await listMembers(ctx, { role: 'member' })).total).toBe(countedMembers)
  expect((await listMembers(ctx)).total).toBe(countedMembers + 1)
  expect((await listMembers(ctx, { search: 'person' })).total).toBe(countedMembers - 2)
})

test('never lists members of another organization, whatever is requested', async () => {
  const { id, slug, other, adam, zoe } = await acme()
  await crowd(id, 30)
  await crowd(other.id, 30)
  const ctx = await as(adam, slug)
  const foreign = await db.organizationUser.findMany({ where: { organizationId: other.id } })
  const ids = new Set(foreign.map((row) => row.userId))
  const seen = [...(await pages(ctx)).flat(), ...(await pages(ctx, { search: 'o' })).flat()]
  for (const cursor of foreign.slice(0, 5).map((row) => row.id))
    seen.push(...(await listMembers(ctx, { cursor })).rows)
  expect(seen.filter((row) => ids.has(row.userId))).toEqual([])
  expect(ids.has(zoe.id)).toBe(true)
})

test.each([
  "' OR 1=1 --",
  '00000000-0000-0000-0000-00000000000g',
  '{00000000-0000-0000-0000-000000000000}',
  '0',
  '-1',
  '\0',
  'null',
  'x'.repeat(10_000),
])('an invalid cursor is ignored: %.50s', async (cursor) => {
  const { slug, adam } = await acme()
  expect(names((await listMembers(await as(adam, slug), { cursor })).rows)).toHaveLength(4)
})

test('each row says what the viewer may do', async () => {
  const { id, slug, ...people } = await acme()
  const steward = await member(id, 'Steward', 'steward')
  const seenBy = async (who: { token: string }) => {
    const { rows } = await listMembers(await as(who, slug))
    return Object.fromEntries(
      rows.map(({ name, can }) => [name, [can.remove && 'remove', can.changeRole && 'role']]),
    )
  }
  const [both, none] = [
    ['remove', 'role'],
    [false, false],
  ]
  expect(await seenBy(people.olive)).toEqual({
    Olive: none,
    Adam: both,
    Mia: both,
    Max: both,
    Steward: both,
  })
  expect(await seenBy(people.adam)).toEqual({
    Olive: none,
    Adam: none,
    Mia: both,
    Max: both,
    Steward: both,
  })
  expect(await seenBy(steward)).toEqual({
    Olive: none,
    Adam: none,
    Mia: both,
    Max: both,
    Steward: none,
  })
  expect(await seenBy(people.mia)).toEqual({
    Olive: none,
    Adam: none,
    Mia: none,
    Max: none,
    Steward: none,
  })
})

test('a page takes one statement with 25 members and with 5,000', async () => {
  const small = await acme()
  await crowd(small.id, 21)
  const large = await acme()
  await crowd(large.id, 4_996)
  for (const [{ adam, slug }, size] of [
    [small, 1],
    [large, 200],
  ] as const) {
    const ctx = await as(adam, slug)
    const { statements } = await countStatements(() => listMembers(ctx))
    expect(statements).toHaveLength(1)
    const searched = await countStatements(() => listMembers(ctx, { search: 'person 1' }))
    expect(searched.statements).toHaveLength(1)
    const sorted = await countStatements(() =>
      listMembers(ctx, { sort: '-name', role: 'member', state: 'active' }),
    )
    expect(sorted.statements).toHaveLength(1)
    expect(await pages(ctx)).toHaveLength(size)
  }
})
