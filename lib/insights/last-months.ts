import 'server-only'
import { Prisma } from '@/lib/db'

/**
 * The first instant of each of the last months, including the current one, as `month`. Months begin in
 * UTC, like every date on the pages.
 */
export const lastMonths = (months: number) => Prisma.sql`
  SELECT generate_series(
    date_trunc('month', now() AT TIME ZONE 'UTC') - ${months - 1} * interval '1 month',
    date_trunc('month', now() AT TIME ZONE 'UTC'), interval '1 month') AS month`

/** Limits a query with `month` to the months since the organization was created. For a WHERE clause. */
export const sinceFounded = (organizationId: string) => Prisma.sql`
  month.month >= (SELECT date_trunc('month', "createdAt" AT TIME ZONE 'UTC')
    FROM "Organization" WHERE id = ${organizationId}::uuid)`

/**
 * Limits a query with `month` to the months since the oldest existing organization was created. For a
 * WHERE clause.
 */
export const sinceFirstOrganization = Prisma.sql`
  month.month >= (SELECT date_trunc('month', coalesce(min("createdAt"), now()) AT TIME ZONE 'UTC')
    FROM "Organization")`
