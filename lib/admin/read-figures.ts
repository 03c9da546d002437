import 'server-only'
import { db, Prisma } from '@/lib/db'

/** How many there are now. */
export interface Totals {
  people: number
  organizations: number
  memberships: number
  openInvitations: number
}

/** Everything that is active, counted in one statement. */
export async function readTotals(): Promise<Totals> {
  const [row] = await db.$queryRaw<[Totals]>`
    SELECT
      (SELECT count(*)::int FROM "User" WHERE "isActive") AS people,
      (SELECT count(*)::int FROM "Organization" WHERE "isActive") AS organizations,
      (SELECT count(*)::int FROM "OrganizationUser") AS memberships,
      (SELECT count(*)::int FROM "OrganizationInvitation"
        WHERE status = 'pending' AND "expiresAt" > now()) AS "openInvitations"`
  return row
}

// Months begin when they do in UTC, as every date on the pages does.
const lastMonths = (months: number) => Prisma.sql`
  SELECT generate_series(
    date_trunc('month', now() AT TIME ZONE 'UTC') - ${months - 1} * interval '1 month',
    date_trunc('month', now() AT TIME ZONE 'UTC'), interval '1 month') AS month`

/** What there was at the end of a month: of what is there today. */
export interface GrowthMonth {
  month: Date
  organizations: number
  members: number
}

/** Organizations and memberships at the end of each of the last months, in one statement. */
export const readGrowth = (months = 12): Promise<GrowthMonth[]> =>
  db.$queryRaw<GrowthMonth[]>`
    WITH month AS (${lastMonths(months)}),
    organization AS (
      SELECT date_trunc('month', "createdAt" AT TIME ZONE 'UTC') AS month, count(*) AS n
      FROM "Organization" GROUP BY 1),
    member AS (
      SELECT date_trunc('month', "createdAt" AT TIME ZONE 'UTC') AS month, count(*) AS n
      FROM "OrganizationUser" GROUP BY 1)
    SELECT month.month AT TIME ZONE 'UTC' AS month,
      (SELECT coalesce(sum(n), 0)::int FROM organization o WHERE o.month <= month.month)
        AS organizations,
      (SELECT coalesce(sum(n), 0)::int FROM member m WHERE m.month <= month.month) AS members
    FROM month ORDER BY 1`

/** What became of invitations in a month. */
export interface InvitationMonth {
  month: Date
  sent: number
  accepted: number
  expired: number
}

/** Invitations sent, accepted and run out in each of the last months, in one statement. */
export const readInvitationMonths = (months = 12): Promise<InvitationMonth[]> =>
  db.$queryRaw<InvitationMonth[]>`
    WITH month AS (${lastMonths(months)}),
    happened AS (
      SELECT "createdAt" AS at, 'sent' AS what FROM "OrganizationInvitation"
      UNION ALL
      SELECT "modifiedAt", 'accepted' FROM "OrganizationInvitation" WHERE status = 'accepted'
      UNION ALL
      SELECT "expiresAt", 'expired' FROM "OrganizationInvitation"
      WHERE status = 'expired' OR (status = 'pending' AND "expiresAt" <= now()))
    SELECT month.month AT TIME ZONE 'UTC' AS month,
      count(*) FILTER (WHERE what = 'sent')::int AS sent,
      count(*) FILTER (WHERE what = 'accepted')::int AS accepted,
      count(*) FILTER (WHERE what = 'expired')::int AS expired
    FROM month
    LEFT JOIN happened ON date_trunc('month', at AT TIME ZONE 'UTC') = month.month
    GROUP BY 1 ORDER BY 1`
