import 'server-only'
import { roleNames } from '@/lib/access/org-context'
import { byText, holds, newestFirst, oldestFirst, readPage } from '@/lib/lists/read-page'
import type { ListQuery } from '@/lib/lists/read-list-query'
import { Prisma } from '@/lib/db'
import { kindNames } from '@/lib/kinds/kind-of'

export const membershipSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  person: byText(Prisma.sql`lower(coalesce(nullif(u.name, ''), u.email))`),
  organization: byText(Prisma.sql`lower(o.name)`),
}
/** All roles of any kind, plus "owner", which is not a role. */
export const membershipFilters = () => ({
  role: [...new Set(kindNames().flatMap(roleNames)), 'owner'],
  kind: kindNames(),
})

type Query = ListQuery<keyof typeof membershipSorts, ReturnType<typeof membershipFilters>>

/** A row of the list of memberships. */
export interface MembershipListRow {
  id: string
  userId: string
  name: string | null
  email: string
  picture: string | null
  organizationId: string
  kind: string
  organization: string
  slug: string
  role: string
  isOwner: boolean
  suspendedAt: Date | null
  joinedAt: Date
}

/** Lists memberships by page. */
export const listMemberships = ({ search, filters, ...order }: Query) =>
  readPage<MembershipListRow, Query['sort']>({
    ...order,
    sorts: membershipSorts,
    id: Prisma.sql`m.id`,
    tables: Prisma.sql`"OrganizationUser" m
      JOIN "User" u ON u.id = m."userId" JOIN "Organization" o ON o.id = m."organizationId"
      LEFT JOIN "OrganizationOwner" w
        ON w."organizationId" = m."organizationId" AND w."userId" = m."userId"`,
    where: [
      holds(
        search,
        Prisma.sql`u.name`,
        Prisma.sql`u.email`,
        Prisma.sql`o.name`,
        Prisma.sql`o.slug`,
      ),
      roleIs(filters.role),
      filters.kind ? Prisma.sql`o.kind = ${filters.kind}` : null,
    ],
    columns: Prisma.sql`m.id, u.id AS "userId", u.name, u.email, u.picture,
      o.id AS "organizationId", o.kind, o.name AS organization, o.slug, m.role,
      (w."userId" IS NOT NULL) AS "isOwner", m."suspendedAt", m."createdAt" AS "joinedAt"`,
  })

function roleIs(role: string | undefined) {
  if (!role) return null
  if (role === 'owner') return Prisma.sql`w."userId" IS NOT NULL`
  return Prisma.sql`m.role = ${role} AND w."userId" IS NULL`
}
