import 'server-only'
import { roleNames } from '@/lib/access/org-context'
import { byText, keyset, newestFirst, oldestFirst, pageOrder, toPage } from '@/lib/lists/keyset'
import type { ListQuery } from '@/lib/lists/read-list-query'
import { db, Prisma } from '@/lib/db'
import { kindNames } from '@/lib/kinds/kind-of'
import { likePattern } from '@/lib/lists/like-pattern'

export const membershipSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  person: byText(Prisma.sql`lower(coalesce(nullif(u.name, ''), u.email))`),
  organization: byText(Prisma.sql`lower(o.name)`),
}
/** Every role that some kind of organization has, and "owner", which is none. */
export const membershipFilters = () => ({
  role: [...new Set(kindNames().flatMap(roleNames)), 'owner'],
  kind: kindNames(),
})

type MembershipsQuery = ListQuery<keyof typeof membershipSorts, { role: string; kind: string }>

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
  joinedAt: Date
}

/** Who is a member of what, page by page. */
export async function listMemberships({
  search,
  cursor,
  size,
  sort: name,
  filters,
}: MembershipsQuery) {
  const sort = membershipSorts[name]
  const pattern = search && likePattern(search)
  const tables = Prisma.sql`"OrganizationUser" m
    JOIN "User" u ON u.id = m."userId" JOIN "Organization" o ON o.id = m."organizationId"
    LEFT JOIN "OrganizationOwner" w
      ON w."organizationId" = m."organizationId" AND w."userId" = m."userId"`
  const page = keyset({
    from: tables,
    id: Prisma.sql`m.id`,
    where: [
      pattern
        ? Prisma.sql`(u.name ILIKE ${pattern} OR u.email ILIKE ${pattern}
            OR o.name ILIKE ${pattern} OR o.slug ILIKE ${pattern})`
        : null,
      roleIs(filters.role),
      filters.kind ? Prisma.sql`o.kind = ${filters.kind}` : null,
    ],
    sort,
    cursor,
    size,
  })
  const found = await db.$queryRaw<(MembershipListRow & { pageId: string; key: unknown })[]>`
    WITH page AS (${page})
    SELECT page.id AS "pageId", page.key, m.id, u.id AS "userId", u.name, u.email, u.picture,
      o.id AS "organizationId", o.kind, o.name AS organization, o.slug, m.role,
      (w."userId" IS NOT NULL) AS "isOwner", m."createdAt" AS "joinedAt"
    FROM ${tables} JOIN page ON page.id = m.id
    ORDER BY ${pageOrder(sort)}`
  return toPage(found, size)
}

function roleIs(role: string | undefined) {
  if (!role) return null
  if (role === 'owner') return Prisma.sql`w."userId" IS NOT NULL`
  return Prisma.sql`m.role = ${role} AND w."userId" IS NULL`
}
