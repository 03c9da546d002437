import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db, pool } from '@/lib/db'
import { listMembers, type MemberRow } from '@/lib/members/queries'
import { countStatements } from '@/lib/testing/count-statements'
import { acme, as, member } from '@/lib/testing/people'

beforeAll(() => {
  config.roles.steward = [...config.roles.member, 'member.changeRole', 'member.remove']
})

type Ctx = Awaited<ReturnType<typeof as>>

/** Adds members to an organization by plain SQL: "Person 1" <person.1…>, "Person 2" … */
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

/** Every page, from the first to the last. */
async function pages(ctx: Ctx, search?: string) {
  const all: MemberRow[][] = []
  let cursor: string | undefined
  do {
    const { rows, next } = await listMembers(ctx, { search, cursor })
    all.push(rows)
    cursor = next ?? undefined
  } while (cursor)
  return all
}

const names = (rows: MemberRow[]) => rows.map(({ name }) => name)

test('members in the order in which they joined, with who they are', async () => {
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

test('64 members on three pages: none is missing, none comes twice', async () => {
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

test('50 members: the second page is full, and there is no third', async () => {
  const { id, slug, mia } = await acme()
  await crowd(id, 46)
  expect((await pages(await as(mia, slug))).map((rows) => rows.length)).toEqual([25, 25])
})

test('who joins or goes while somebody reads on moves nobody else', async () => {
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

  test('goes on from page to page', async () => {
    const { id, slug, mia } = await acme()
    await crowd(id, 60)
    const all = await pages(await as(mia, slug), 'person')
    expect(all.map((rows) => rows.length)).toEqual([25, 25, 10])
  })
})

test('nobody of another organization, whatever is asked for', async () => {
  const { id, slug, other, adam, zoe } = await acme()
  await crowd(id, 30)
  await crowd(other.id, 30)
  const ctx = await as(adam, slug)
  const foreign = await db.organizationUser.findMany({ where: { organizationId: other.id } })
  const ids = new Set(foreign.map((row) => row.userId))
  const seen = [...(await pages(ctx)).flat(), ...(await pages(ctx, 'o')).flat()]
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
])('a cursor that is none is none: %.50s', async (cursor) => {
  const { slug, adam } = await acme()
  expect(names((await listMembers(await as(adam, slug), { cursor })).rows)).toHaveLength(4)
})

test('each row says what the viewer may do to it', async () => {
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

test('a page is one statement with 25 members and with 5,000', async () => {
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
    expect(await pages(ctx)).toHaveLength(size)
  }
})
