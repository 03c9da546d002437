import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { needsFactor, type SignInPolicy } from '@/lib/access/sign-in-policy'
import { isReadySql } from '@/lib/accounts/factors/second-factors'
import { possibleWays, waysSql } from '@/lib/accounts/sign-in/find-ways'
import { databaseNow } from '@/lib/database/clock'
import { onlyRowsOf, Prisma, queryPlanned } from '@/lib/db'
import { readPage, type Page } from '@/lib/lists/read-page'
import { boundMembers } from '@/lib/organizations/change-sign-in-policy'

/** Whether an organization requires a second factor by now. */
export const requiresFactor = (policy: SignInPolicy): boolean => needsFactor(policy, databaseNow())

/** How many members a policy binds, and how many of them have a second factor. */
export interface Readiness {
  members: number
  ready: number
  /** Whether the viewer has one. */
  isViewerReady: boolean
  /** The ways to sign in that the owner has. */
  ownerWays: string[]
}

/** One statement. */
export async function countReadiness({
  organization,
  user,
  owner,
}: OrgContext): Promise<Readiness> {
  const [counts] = await onlyRowsOf(organization.id, () =>
    queryPlanned<[Readiness]>(Prisma.sql`
    SELECT count(*)::int AS members, count(*) FILTER (WHERE ${isReadySql})::int AS ready,
      (SELECT ${isReadySql} FROM "User" u WHERE u.id = ${user.id}::uuid) AS "isViewerReady",
      (SELECT ${waysSql} FROM "User" u WHERE u.id = ${owner.id}::uuid) AS "ownerWays"
    FROM ${boundMembers(organization.id)}`),
  )
  return { ...counts, ownerWays: possibleWays(counts.ownerWays) }
}

/** A member, and whether they have a second factor. */
export interface ReadinessRow {
  userId: string
  name: string | null
  email: string
  picture: string | null
  role: string
  isOwner: boolean
  isReady: boolean
}

const sorts = { unready: { key: Prisma.sql`${isReadySql}::int::bigint`, type: 'bigint' } } as const

/**
 * Lists the members that a policy binds: those without a second factor first. None for a viewer who may not
 * see the members.
 */
export async function listReadiness(
  { organization, actor }: OrgContext,
  cursor?: string,
): Promise<Page<ReadinessRow>> {
  if (!can(actor, 'member.list')) return { rows: [], next: null }
  return onlyRowsOf(organization.id, () =>
    readPage<ReadinessRow, 'unready'>({
      sorts,
      sort: 'unready',
      cursor,
      id: Prisma.sql`m.id`,
      from: boundMembers(organization.id),
      tables: Prisma.sql`${boundMembers(organization.id)}
      LEFT JOIN "OrganizationOwner" w
        ON w."organizationId" = m."organizationId" AND w."userId" = m."userId"`,
      columns: Prisma.sql`u.id AS "userId", u.name, u.email, u.picture, m.role,
      w."userId" IS NOT NULL AS "isOwner", ${isReadySql} AS "isReady"`,
    }),
  )
}
