import 'server-only'
import { byText, byTime, holds, newestFirst, oldestFirst, readPage } from '@/lib/lists/read-page'
import type { ListQuery } from '@/lib/lists/read-list-query'
import {
  accountStateIs,
  accountStateSql,
  accountStates,
  type AccountState,
} from '@/lib/accounts/account-state'
import { Prisma } from '@/lib/db'

export const peopleSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  name: byText(Prisma.sql`lower(coalesce(nullif(u.name, ''), u.email))`),
  email: byText(Prisma.sql`u.email`),
  lastSignIn: byTime(Prisma.sql`u."lastSignInAt"`),
}
export const peopleFilters = { state: accountStates, staff: ['yes', 'no'] } as const

type Query = ListQuery<keyof typeof peopleSorts, typeof peopleFilters>

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

/** Lists people by page. */
export const listPeople = ({ search, filters, ...order }: Query) =>
  readPage<PersonRow, Query['sort']>({
    ...order,
    sorts: peopleSorts,
    id: Prisma.sql`u.id`,
    tables: Prisma.sql`"User" u`,
    where: [
      search?.trim()
        ? Prisma.sql`(${holds(search, Prisma.sql`u.name`)} OR u.id IN (
            SELECT a."userId" FROM "UserAddress" a WHERE ${holds(search, Prisma.sql`a.email`)}))`
        : null,
      filters.state ? accountStateIs('u', filters.state) : null,
      filters.staff ? Prisma.sql`u."isSuperuser" = ${filters.staff === 'yes'}` : null,
    ],
    columns: Prisma.sql`u.id, u.name, u.email, u.picture, ${accountStateSql('u')} AS state,
      u."isSuperuser" AS "isStaff", u."createdAt", u."lastSignInAt",
      (SELECT count(*)::int FROM "OrganizationUser" m WHERE m."userId" = u.id) AS organizations`,
  })
