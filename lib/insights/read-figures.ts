import 'server-only'
import { ensureAllowed } from '@/lib/access/allowed'
import type { OrgContext } from '@/lib/access/org-context'
import { db, onlyRowsOf, Prisma } from '@/lib/db'
import { openInvitation, shownStatus } from '@/lib/invitations/is-open'
import { kindOf } from '@/lib/kinds/kind-of'

/** The number of members at the end of a month. */
export interface MembersMonth {
  month: Date
  members: number
}

/**
 * Members at the end of each of the last months, including members who have left since. Current
 * members count from when they joined, former ones from their join to their leave in the audit log.
 * A former member whose join is not in the audit log counts from the beginning.
 */
export const readMembersByMonth = async (
  { organization: { id } }: OrgContext,
  months = 12,
): Promise<MembersMonth[]> => {
  ensureAllowed('insights')
  return onlyRowsOf(
    id,
    () => db.$queryRaw<MembersMonth[]>`
    WITH month AS (${lastMonths(months)}),
    trail AS (
      SELECT type, "createdAt" AS at, lag(type) OVER w AS before, lag("createdAt") OVER w AS since
      FROM "Event"
      WHERE "organizationId" = ${id}::uuid
        AND type IN ('member.added', 'member.removed', 'member.left')
      WINDOW w AS (PARTITION BY "targetId" ORDER BY "createdAt", id)),
    stay AS (
      SELECT "createdAt" AS began, NULL AS ended FROM "OrganizationUser"
      WHERE "organizationId" = ${id}::uuid
      UNION ALL
      SELECT CASE WHEN before = 'member.added' THEN since WHEN before IS NULL THEN o."createdAt"
        ELSE at END, at
      FROM trail JOIN "Organization" o ON o.id = ${id}::uuid WHERE type <> 'member.added'),
    change AS MATERIALIZED (${monthlyChanges})
    SELECT month AT TIME ZONE 'UTC' AS month,
      (SELECT coalesce(sum(by), 0)::int FROM change WHERE change.month <= month.month) AS members
    FROM month
    WHERE ${sinceFounded(id)}
    ORDER BY 1`,
  )
}

/** The outcomes of the invitations sent in a month. */
export interface OutcomesMonth {
  month: Date
  accepted: number
  open: number
  declined: number
  revoked: number
  expired: number
}

/** The invitations sent in each of the last months, by their outcome so far. */
export const readInvitationsByOutcome = async (
  { organization: { id } }: OrgContext,
  months = 12,
): Promise<OutcomesMonth[]> => {
  ensureAllowed('insights')
  return onlyRowsOf(
    id,
    () => db.$queryRaw<OutcomesMonth[]>`
    WITH month AS (${lastMonths(months)}),
    sent AS (
      SELECT date_trunc('month', "createdAt" AT TIME ZONE 'UTC') AS month,
        ${shownStatus} AS became
      FROM "OrganizationInvitation" WHERE "organizationId" = ${id}::uuid)
    SELECT month.month AT TIME ZONE 'UTC' AS month,
      count(*) FILTER (WHERE became = 'accepted')::int AS accepted,
      count(*) FILTER (WHERE became = 'pending')::int AS open,
      count(*) FILTER (WHERE became = 'declined')::int AS declined,
      count(*) FILTER (WHERE became = 'revoked')::int AS revoked,
      count(*) FILTER (WHERE became = 'expired')::int AS expired
    FROM month LEFT JOIN sent ON sent.month = month.month
    WHERE ${sinceFounded(id)}
    GROUP BY 1 ORDER BY 1`,
  )
}

/** Members and open invitations, which reserve a seat each. */
export interface Seats {
  members: number
  openInvitations: number
  /** Null if the organization's kind has no limit. */
  limit: number | null
}

/** Returns how many seats are taken, and the limit. */
export async function readSeats({ organization: { id, kind } }: OrgContext): Promise<Seats> {
  ensureAllowed('insights')
  const [row] = await onlyRowsOf(
    id,
    () => db.$queryRaw<[Omit<Seats, 'limit'>]>`
    SELECT
      (SELECT count(*)::int FROM "OrganizationUser" WHERE "organizationId" = ${id}::uuid) AS members,
      (SELECT count(*)::int FROM "OrganizationInvitation" WHERE "organizationId" = ${id}::uuid
        AND ${openInvitation}) AS "openInvitations"`,
  )
  return { ...row, limit: kindOf(kind).limits?.members ?? null }
}

/**
 * The first instant of each of the last months, including the current one, as `month`. Months begin in
 * UTC, like every date on the pages.
 */
export const lastMonths = (months: number) => Prisma.sql`
  SELECT generate_series(
    date_trunc('month', now() AT TIME ZONE 'UTC') - ${months - 1} * interval '1 month',
    date_trunc('month', now() AT TIME ZONE 'UTC'), interval '1 month') AS month`

/** By how many the rows of `stay`, which have `began` and `ended`, change in each month; reads them once. */
export const monthlyChanges = Prisma.sql`
  SELECT date_trunc('month', at AT TIME ZONE 'UTC') AS month, sum(by) AS by FROM (
    SELECT began AS at, 1 AS by FROM stay
    UNION ALL
    SELECT greatest(began, ended), -1 FROM stay WHERE ended IS NOT NULL) AS of_stay
  GROUP BY 1`

/** Limits a query with `month` to the months since the organization was created. For a WHERE clause. */
const sinceFounded = (organizationId: string) => Prisma.sql`
  month.month >= (SELECT date_trunc('month', "createdAt" AT TIME ZONE 'UTC')
    FROM "Organization" WHERE id = ${organizationId}::uuid)`

/**
 * Limits a query with `month` to the months since the oldest existing organization was created. For a
 * WHERE clause.
 */
export const sinceFirstOrganization = Prisma.sql`
  month.month >= (SELECT date_trunc('month', coalesce(min("createdAt"), now()) AT TIME ZONE 'UTC')
    FROM "Organization")`
