import 'server-only'
import { byNumber, byText, holds, newestFirst, oldestFirst, readPage } from '@/lib/lists/read-page'
import type { ListQuery } from '@/lib/lists/read-list-query'
import {
  accountStateIs,
  accountStateSql,
  organizationStates,
  type OrganizationState,
} from '@/lib/accounts/account-state'
import { Prisma } from '@/lib/db'
import { kindNames } from '@/lib/kinds/kind-of'

export const organizationSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  name: byText(Prisma.sql`lower(o.name)`),
  members: byNumber(
    Prisma.sql`(SELECT count(*) FROM "OrganizationUser" x WHERE x."organizationId" = o.id)`,
  ),
}
export const organizationFilters = () => ({ state: organizationStates, kind: kindNames() })

type Query = ListQuery<keyof typeof organizationSorts, ReturnType<typeof organizationFilters>>

/** A row of the list of organizations. */
export interface OrganizationRow {
  organizationId: string
  kind: string
  organization: string
  slug: string
  picture: string | null
  state: OrganizationState
  ownerId: string
  ownerName: string
  members: number
  createdAt: Date
}

/** Lists organizations by page; the search includes former slugs. */
export const listOrganizations = ({ search, filters, ...order }: Query) => {
  const bySlug = holds(search, Prisma.sql`s.slug`)
  return readPage<OrganizationRow, Query['sort']>({
    ...order,
    sorts: organizationSorts,
    id: Prisma.sql`o.id`,
    from: Prisma.sql`"Organization" o`,
    tables: Prisma.sql`"Organization" o
      JOIN "OrganizationOwner" w ON w."organizationId" = o.id JOIN "User" u ON u.id = w."userId"`,
    where: [
      bySlug &&
        Prisma.sql`(${holds(search, Prisma.sql`o.name`)} OR EXISTS (
          SELECT 1 FROM "OrganizationSlug" s WHERE s."organizationId" = o.id AND ${bySlug}))`,
      filters.state ? accountStateIs('o', filters.state) : null,
      filters.kind ? Prisma.sql`o.kind = ${filters.kind}` : null,
    ],
    columns: Prisma.sql`o.id AS "organizationId", o.kind, o.name AS organization, o.slug, o.picture, ${accountStateSql('o')} AS state,
      o."createdAt", w."userId" AS "ownerId", coalesce(nullif(u.name, ''), u.email) AS "ownerName",
      (SELECT count(*)::int FROM "OrganizationUser" m WHERE m."organizationId" = o.id) AS members`,
  })
}
