import 'server-only'
import { db } from '@/lib/db'
import { openInvitation, shownStatus } from '@/lib/invitations/is-open'
import { lastMonths, monthlyChanges, sinceFirstOrganization } from '@/lib/insights/read-figures'

/** Current totals. */
export interface Totals {
  people: number
  organizations: number
  memberships: number
  openInvitations: number
}

/** Counts everything active in one statement. */
export async function readTotals(): Promise<Totals> {
  const [row] = await db.$queryRaw<[Totals]>`
    SELECT
      (SELECT count(*)::int FROM "User" WHERE "isActive") AS people,
      (SELECT count(*)::int FROM "Organization" WHERE "isActive") AS organizations,
      (SELECT count(*)::int FROM "OrganizationUser" m
        JOIN "Organization" o ON o.id = m."organizationId" AND o."isActive") AS memberships,
      (SELECT count(*)::int FROM "OrganizationInvitation" i
        JOIN "Organization" o ON o.id = i."organizationId" AND o."isActive"
        WHERE ${openInvitation}) AS "openInvitations"`
  return row
}

/** The totals at the end of a month. */
export interface GrowthMonth {
  month: Date
  organizations: number
  members: number
}

/**
 * Organizations and memberships at the end of each of the last months, in one statement. Deleted ones
 * count as long as the audit log says they existed; one with only its end in the audit log existed from
 * its organization's beginning. Sign-ups that were never activated do not count.
 */
export const readGrowth = (months = 12): Promise<GrowthMonth[]> =>
  db.$queryRaw<GrowthMonth[]>`
    WITH month AS (${lastMonths(months)}),
    organization AS (
      SELECT id, "createdAt" AS began, NULL AS ended FROM "Organization"
      WHERE "isActive" OR ("deactivatedAt" IS NOT NULL AND "deletedAt" IS NULL)
      UNION ALL
      SELECT "organizationId",
        coalesce(min("createdAt") FILTER (WHERE type = 'organization.created'), max("createdAt")),
        max("createdAt")
      FROM "Event"
      WHERE type IN ('organization.created', 'organization.deleted', 'organization.restored')
      GROUP BY 1 HAVING (array_agg(type ORDER BY "createdAt", id))[count(*)] = 'organization.deleted'),
    trail AS (
      SELECT "organizationId" AS id, type, "createdAt" AS at, lag(type) OVER w AS before,
        lag("createdAt") OVER w AS since, lead(type) OVER w AS after
      FROM "Event" WHERE type IN ('member.added', 'member.removed', 'member.left')
      WINDOW w AS (PARTITION BY "organizationId", "targetId" ORDER BY "createdAt", "Event".id)),
    stay AS (
      SELECT m."createdAt" AS began, NULL AS ended
      FROM "OrganizationUser" m JOIN organization o ON o.id = m."organizationId" AND o.ended IS NULL
      UNION ALL
      SELECT CASE WHEN before = 'member.added' THEN since WHEN before IS NULL THEN o.began
        ELSE at END, at
      FROM trail JOIN organization o ON o.id = trail.id WHERE type <> 'member.added'
      UNION ALL
      SELECT at, o.ended FROM trail JOIN organization o ON o.id = trail.id
      WHERE type = 'member.added' AND after IS NULL AND o.ended IS NOT NULL),
    change AS MATERIALIZED (${monthlyChanges})
    SELECT month AT TIME ZONE 'UTC' AS month,
      (SELECT count(*)::int FROM organization
        WHERE began < ends AND (ended IS NULL OR ended >= ends)) AS organizations,
      (SELECT coalesce(sum(by), 0)::int FROM change WHERE change.month <= month.month) AS members
    FROM month, LATERAL (
      SELECT (month + interval '1 month') AT TIME ZONE 'UTC' AS ends) AS of_month
    WHERE ${sinceFirstOrganization}
    ORDER BY 1`

/** The outcomes of invitations in a month. */
export interface InvitationMonth {
  month: Date
  sent: number
  accepted: number
  expired: number
}

/** Invitations sent, accepted and expired in each of the last months, in one statement. */
export const readInvitationMonths = (months = 12): Promise<InvitationMonth[]> =>
  db.$queryRaw<InvitationMonth[]>`
    WITH month AS (${lastMonths(months)}),
    happened AS (
      SELECT "createdAt" AS at, 'sent' AS what FROM "OrganizationInvitation"
      UNION ALL
      SELECT "modifiedAt", 'accepted' FROM "OrganizationInvitation" WHERE status = 'accepted'
      UNION ALL
      SELECT "expiresAt", 'expired' FROM "OrganizationInvitation"
      WHERE ${shownStatus} = 'expired')
    SELECT month.month AT TIME ZONE 'UTC' AS month,
      count(*) FILTER (WHERE what = 'sent')::int AS sent,
      count(*) FILTER (WHERE what = 'accepted')::int AS accepted,
      count(*) FILTER (WHERE what = 'expired')::int AS expired
    FROM month
    LEFT JOIN happened ON date_trunc('month', at AT TIME ZONE 'UTC') = month.month
    WHERE ${sinceFirstOrganization}
    GROUP BY 1 ORDER BY 1`
