import 'server-only'
import { byText, byTime, keyset, newestFirst, pageOrder, toPage } from '@/lib/lists/keyset'
import type { ListQuery } from '@/lib/lists/read-list-query'
import {
  accountStateIs,
  accountState,
  accountStates,
  type AccountState,
} from '@/lib/users/account-state'
import { db, Prisma } from '@/lib/db'
import { kindNames } from '@/lib/kinds/kind-of'
import { likePattern } from '@/lib/lists/like-pattern'

const ownerName = Prisma.sql`lower(coalesce(nullif(u.name, ''), u.email))`

export const ownerSorts = {
  newest: newestFirst,
  organization: byText(Prisma.sql`lower(o.name)`),
  person: byText(ownerName),
  since: byTime(Prisma.sql`w."modifiedAt"`),
}
export const ownerFilters = () => ({ state: accountStates, kind: kindNames() })

type OwnersQuery = ListQuery<keyof typeof ownerSorts, { state: AccountState; kind: string }>

/** A row of the list of owners. */
export interface OwnerRow {
  organizationId: string
  kind: string
  organization: string
  slug: string
  /** The organization's. */
  picture: string | null
  userId: string
  name: string | null
  email: string
  /** The owner's own. */
  state: AccountState
  since: Date
}

interface Row extends Omit<OwnerRow, 'state'> {
  pageId: string
  key: unknown
  isActive: boolean
  deactivatedAt: Date | null
}

/** Who owns what, page by page. The filter is about the owner: who cannot sign in cannot hand over. */
export async function listOwners({ search, cursor, size, sort: name, filters }: OwnersQuery) {
  const sort = ownerSorts[name]
  const pattern = search && likePattern(search)
  const tables = Prisma.sql`"OrganizationOwner" w
    JOIN "Organization" o ON o.id = w."organizationId" JOIN "User" u ON u.id = w."userId"`
  const page = keyset({
    from: tables,
    id: Prisma.sql`w."organizationId"`,
    where: [
      pattern
        ? Prisma.sql`(u.name ILIKE ${pattern} OR u.email ILIKE ${pattern}
            OR o.name ILIKE ${pattern} OR o.slug ILIKE ${pattern})`
        : null,
      filters.state ? accountStateIs('u', filters.state) : null,
      filters.kind ? Prisma.sql`o.kind = ${filters.kind}` : null,
    ],
    sort,
    cursor,
    size,
  })
  const found = await db.$queryRaw<Row[]>`
    WITH page AS (${page})
    SELECT page.id AS "pageId", page.key, o.id AS "organizationId", o.kind, o.name AS organization,
      o.slug, o.picture,
      u.id AS "userId", u.name, u.email, u."isActive", u."deactivatedAt", w."modifiedAt" AS since
    FROM ${tables} JOIN page ON page.id = w."organizationId"
    ORDER BY ${pageOrder(sort)}`
  const { rows, next } = toPage(found, size)
  return { rows: rows.map((row): OwnerRow => ({ ...row, state: accountState(row) })), next }
}
