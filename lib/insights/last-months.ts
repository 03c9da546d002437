import 'server-only'
import { Prisma } from '@/lib/db'

/**
 * The first moments of the last months, this one included, as `month`. They begin when they do in
 * UTC, as every date on the pages does.
 */
export const lastMonths = (months: number) => Prisma.sql`
  SELECT generate_series(
    date_trunc('month', now() AT TIME ZONE 'UTC') - ${months - 1} * interval '1 month',
    date_trunc('month', now() AT TIME ZONE 'UTC'), interval '1 month') AS month`

/** Only the months since the organization was created. For a WHERE next to `month`. */
export const sinceFounded = (organizationId: string) => Prisma.sql`
  month.month >= (SELECT date_trunc('month', "createdAt" AT TIME ZONE 'UTC')
    FROM "Organization" WHERE id = ${organizationId}::uuid)`

/** Only the months since the oldest organization there is. For a WHERE next to `month`. */
export const sinceFirstOrganization = Prisma.sql`
  month.month >= (SELECT date_trunc('month', coalesce(min("createdAt"), now()) AT TIME ZONE 'UTC')
    FROM "Organization")`
