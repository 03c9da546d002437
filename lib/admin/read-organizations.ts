import 'server-only'
import {
  byNumber,
  byText,
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
import { kindNames } from '@/lib/kinds/kind-of'
import { likePattern } from '@/lib/lists/like-pattern'

export const organizationSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  name: byText(Prisma.sql`lower(o.name)`),
  members: byNumber(
    Prisma.sql`(SELECT count(*) FROM "OrganizationUser" x WHERE x."organizationId" = o.id)`,
  ),
}
export const organizationFilters = () => ({ state: accountStates, kind: kindNames() })

type OrganizationsQuery = ListQuery<
  keyof typeof organizationSorts,
  { state: AccountState; kind: string }
>

/** A row of the list of organizations. */
export interface OrganizationRow {
  id: string
  kind: string
  name: string
  slug: string
  picture: string | null
  state: AccountState
  ownerId: string
  ownerName: string
  members: number
  createdAt: Date
}

interface Row extends Omit<OrganizationRow, 'state'> {
  pageId: string
  key: unknown
  isActive: boolean
  deactivatedAt: Date | null
}

/** Organizations, page by page; a former URL name finds them as well. */
export async function listOrganizations(query: OrganizationsQuery) {
  const { search, cursor, size, filters } = query
  const sort = organizationSorts[query.sort]
  const pattern = search && likePattern(search)
  const page = keyset({
    from: Prisma.sql`"Organization" o`,
    id: Prisma.sql`o.id`,
    where: [
      pattern
        ? Prisma.sql`(o.name ILIKE ${pattern} OR EXISTS (SELECT 1 FROM "OrganizationSlug" s
            WHERE s."organizationId" = o.id AND s.slug ILIKE ${pattern}))`
        : null,
      filters.state ? accountStateIs('o', filters.state) : null,
      filters.kind ? Prisma.sql`o.kind = ${filters.kind}` : null,
    ],
    sort,
    cursor,
    size,
  })
  const found = await db.$queryRaw<Row[]>`
    WITH page AS (${page})
    SELECT page.id AS "pageId", page.key, o.id, o.kind, o.name, o.slug, o.picture, o."isActive", o."deactivatedAt",
      o."createdAt", w."userId" AS "ownerId", coalesce(nullif(u.name, ''), u.email) AS "ownerName",
      (SELECT count(*)::int FROM "OrganizationUser" m WHERE m."organizationId" = o.id) AS members
    FROM page
    JOIN "Organization" o ON o.id = page.id
    JOIN "OrganizationOwner" w ON w."organizationId" = o.id
    JOIN "User" u ON u.id = w."userId"
    ORDER BY ${pageOrder(sort)}`
  const { rows, next } = toPage(found, size)
  return { rows: rows.map((row): OrganizationRow => ({ ...row, state: accountState(row) })), next }
}
