import 'server-only'
import {
  byText,
  byTime,
  keyset,
  newestFirst,
  oldestFirst,
  pageOrder,
  toPage,
} from '@/lib/lists/keyset'
import type { ListQuery } from '@/lib/lists/read-list-query'
import {
  accountStateIs,
  accountState,
  accountStates,
  type AccountState,
} from '@/lib/users/account-state'
import { db, Prisma } from '@/lib/db'
import { likePattern } from '@/lib/lists/like-pattern'

export const peopleSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  name: byText(Prisma.sql`lower(coalesce(nullif(u.name, ''), u.email))`),
  email: byText(Prisma.sql`u.email`),
  lastSignIn: byTime(Prisma.sql`u."lastSignInAt"`),
}
export const peopleFilters = { state: accountStates, staff: ['yes', 'no'] } as const

type PeopleQuery = ListQuery<keyof typeof peopleSorts, { state: AccountState; staff: 'yes' | 'no' }>

/** A row of the list of people. */
export interface PersonRow {
  id: string
  name: string | null
  email: string
  picture: string | null
  state: AccountState
  isStaff: boolean
  organizations: number
  createdAt: Date
  lastSignInAt: Date | null
}

interface Row extends Omit<PersonRow, 'state' | 'organizations'> {
  pageId: string
  key: unknown
  isActive: boolean
  deactivatedAt: Date | null
  organizations: number
}

/** People, page by page. */
export async function listPeople({ search, cursor, size, sort: name, filters }: PeopleQuery) {
  const sort = peopleSorts[name]
  const pattern = search && likePattern(search)
  const page = keyset({
    from: Prisma.sql`"User" u`,
    id: Prisma.sql`u.id`,
    where: [
      pattern ? Prisma.sql`(u.name ILIKE ${pattern} OR u.email ILIKE ${pattern})` : null,
      filters.state ? accountStateIs('u', filters.state) : null,
      filters.staff ? Prisma.sql`u."isSuperuser" = ${filters.staff === 'yes'}` : null,
    ],
    sort,
    cursor,
    size,
  })
  const found = await db.$queryRaw<Row[]>`
    WITH page AS (${page})
    SELECT page.id AS "pageId", page.key, u.id, u.name, u.email, u.picture, u."isActive", u."deactivatedAt",
      u."isSuperuser" AS "isStaff", u."createdAt", u."lastSignInAt",
      (SELECT count(*)::int FROM "OrganizationUser" m WHERE m."userId" = u.id) AS organizations
    FROM page JOIN "User" u ON u.id = page.id
    ORDER BY ${pageOrder(sort)}`
  const { rows, next } = toPage(found, size)
  return { rows: rows.map((row): PersonRow => ({ ...row, state: accountState(row) })), next }
}
