import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import {
  invitationSorts,
  listAnyInvitations,
  anyInvitationFilters,
} from '@/lib/admin/read-invitations'
import { readListQuery } from '@/lib/lists/read-list-query'
import { listMemberships, membershipFilters, membershipSorts } from '@/lib/admin/read-memberships'
import {
  listOrganizations,
  organizationFilters,
  organizationSorts,
} from '@/lib/admin/read-organizations'
import { listOwners, ownerFilters, ownerSorts } from '@/lib/admin/read-owners'
import { findPerson } from '@/lib/admin/read-person'
import { listPeople, peopleFilters, peopleSorts } from '@/lib/admin/read-people'
import { db } from '@/lib/db'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'
import { sam } from '@/lib/testing/staff'
import { addVendors } from '@/lib/testing/vendors'

addVendors()

let org: Awaited<ReturnType<typeof acme>>

beforeAll(async () => {
  config.pageSize = 3
  const orgs = [await acme(), await acme(), await acme()]
  org = orgs[0]!
  for (const { olive, slug } of orgs) {
    const ctx = await as(olive, slug)
    // Two with the same name, one in capitals, and one that expired.
    await invite(ctx, `newcomer.${slug}@new.test`)
    const { id } = await invite(ctx, `second.${slug}@new.test`, 'admin')
    await db.organizationInvitation.update({ where: { id }, data: { expiresAt: new Date(0) } })
  }
  const off = { isActive: false, deactivatedAt: new Date() }
  await db.user.update({ where: { id: org.max.id }, data: { ...off, name: null } })
  await db.user.update({ where: { id: org.mia.id }, data: { isActive: false } })
  await db.user.updateMany({ where: { name: 'Zoe' }, data: { lastSignInAt: null } })
  await db.organization.update({ where: { id: org.id }, data: { ...off, name: 'acme %_ZZ' } })
  await sam()
})

const lists = {
  people: { list: listPeople, sorts: peopleSorts, filters: peopleFilters, all: 16 },
  organizations: {
    list: listOrganizations,
    sorts: organizationSorts,
    filters: organizationFilters(),
    all: 6,
  },
  owners: { list: listOwners, sorts: ownerSorts, filters: ownerFilters(), all: 6 },
  memberships: {
    list: listMemberships,
    sorts: membershipSorts,
    filters: membershipFilters(),
    all: 15,
  },
  invitations: {
    list: listAnyInvitations,
    sorts: invitationSorts,
    filters: anyInvitationFilters(),
    all: 6,
  },
}
type Name = keyof typeof lists
type Params = Record<string, string>
interface Found {
  rows: Record<string, unknown>[]
  next: string | null
}

const read = async (name: Name, params: Params = {}): Promise<Found> => {
  const { list, sorts, filters } = lists[name]
  const query = readListQuery(params, { sorts: sorts as Record<string, unknown>, filters })
  return (list as unknown as (query: unknown) => Promise<Found>)(query)
}

const idOf = (row: Found['rows'][number]) => row.id ?? row.organizationId

/** The columns that show the sort keys. */
const shownAs: Record<string, string> = {
  lastSignIn: 'lastSignInAt',
  members: 'members',
  since: 'since',
  expires: 'expiresAt',
}

/** Reads every page in turn. */
async function readAll(name: Name, params: Params = {}) {
  const rows: Found['rows'] = []
  for (let cursor = ''; ;) {
    const page = await read(name, { ...params, cursor })
    rows.push(...page.rows)
    if (!page.next) return rows
    expect(page.rows).toHaveLength(3)
    cursor = page.next
  }
}

const orders = (Object.keys(lists) as Name[]).flatMap((name) =>
  Object.keys(lists[name].sorts).map((sort) => [name, sort] as const),
)

describe('page by page, each row once and in order', () => {
  test.each(orders)('%s by %s', async (name, sort) => {
    const rows = await readAll(name, { sort })
    expect(new Set(rows.map(idOf)).size).toBe(lists[name].all)
    expect(rows).toHaveLength(lists[name].all)
    const { key, type, descending } = (
      lists[name].sorts as Record<string, { key?: unknown; type?: string; descending?: boolean }>
    )[sort]!
    if (key && type === 'text') return // in the database's own alphabet
    const values = rows.map(
      (row) => (key ? Number(row[shownAs[sort]!]) : idOf(row)) as string | number,
    )
    const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(values).toEqual(descending ? sorted.reverse() : sorted)
  })

  test.each(Object.keys(lists) as Name[])('%s: one statement per page', async (name) => {
    const { statements } = await countStatements(() => read(name, { q: 'a' }))
    expect(statements).toHaveLength(1)
  })

  test.each(orders)('%s by %s: an invalid cursor is ignored', async (name, sort) => {
    const { rows } = await read(name, { sort })
    const made = (value: unknown[] | null) =>
      Buffer.from(JSON.stringify(value && [sort, ...value])).toString('base64url')
    const id = idOf(rows[0]!)
    const bad = ['x', made(null), made(['a', 'b']), made([{}, id]), made(['\u0000', id])]
    for (const cursor of [...bad, made([`1'; --`, `${id}'`])])
      expect((await read(name, { sort, cursor })).rows).toEqual(rows)
  })
})

describe('search and filters', () => {
  const count = async (name: Name, params: Params) => (await readAll(name, params)).length

  test('people by name, address, status and staff', async () => {
    expect(await count('people', { q: 'ADAM' })).toBe(3)
    expect(await count('people', { q: org.zoe.email })).toBe(1)
    expect(await count('people', { state: 'deactivated' })).toBe(1)
    expect(await count('people', { state: 'pending' })).toBe(1)
    expect(await count('people', { state: 'active' })).toBe(14)
    expect(await count('people', { staff: 'yes' })).toBe(1)
    expect(await count('people', { staff: 'no', q: 'sam' })).toBe(0)
  })

  test('organizations by exact name, URL and status', async () => {
    expect(await count('organizations', { q: '%_z' })).toBe(1)
    expect(await count('organizations', { q: org.slug, state: 'deactivated' })).toBe(1)
    expect(await count('organizations', { state: 'active' })).toBe(5)
  })

  test('owners and memberships by person, organization, status and role', async () => {
    expect(await count('owners', { q: 'zenith' })).toBe(3)
    expect(await count('owners', { q: 'olive' })).toBe(3)
    expect(await count('owners', { state: 'deactivated' })).toBe(0)
    expect(await count('memberships', { role: 'owner' })).toBe(6)
    expect(await count('memberships', { role: 'admin' })).toBe(3)
    expect(await count('memberships', { role: 'member', q: org.slug })).toBe(2)
  })

  test.each(['organizations', 'owners', 'memberships', 'invitations'] as const)(
    '%s by the kind of organization',
    async (name) => {
      expect(await count(name, { kind: 'organization' })).toBe(lists[name].all)
      expect(await count(name, { kind: 'vendor' })).toBe(0)
      const { slug } = org.other
      await db.organization.update({ where: { slug }, data: { kind: 'vendor' } })
      const vendors = { organizations: 1, owners: 1, memberships: 1, invitations: 0 }[name]
      expect(await count(name, { kind: 'vendor' })).toBe(vendors)
      expect(await count(name, { kind: 'organization' })).toBe(lists[name].all - vendors)
      await db.organization.update({ where: { slug }, data: { kind: 'organization' } })
    },
  )

  test('invitations by address and status, with expired ones as expired', async () => {
    expect(await count('invitations', { q: 'newcomer' })).toBe(3)
    expect(await count('invitations', { status: 'pending' })).toBe(3)
    expect(await count('invitations', { status: 'expired' })).toBe(3)
    expect(await count('invitations', { status: 'accepted' })).toBe(0)
  })

  test('unknown filters are ignored', () => {
    const params = { sort: 'passwordHash', state: 'x', staff: ['yes', 'no'], q: ' ' }
    expect(readListQuery(params, { sorts: peopleSorts, filters: peopleFilters })).toEqual({
      sort: 'newest',
      filters: { state: undefined, staff: 'yes' },
      search: undefined,
      cursor: undefined,
    })
  })
})

test('an invitation to a deleted organization, which accepts no commands, offers none', async () => {
  const gone = { isActive: false, deletedAt: new Date() }
  await db.organization.update({ where: { id: org.id }, data: gone })
  const { rows } = await read('invitations', { q: org.slug })
  const offered = new Set(rows.map(({ can }) => JSON.stringify(can)))
  expect([...offered]).toEqual([JSON.stringify({ resend: false, revoke: false })])
})

test('the page of a person has the first of their memberships, and the number of all', async () => {
  const { max, ...other } = await acme()
  for (const { id } of [other.other, await acme(), await acme()])
    await db.organizationUser.create({ data: { organizationId: id, userId: max.id } })
  const found = await findPerson(max.id)
  expect(found?.membershipCount).toBe(4)
  expect(found?.memberships).toHaveLength(3)
  const { rows, next } = await read('memberships', { q: max.email })
  expect([rows.length, next === null]).toEqual([3, false])
})
