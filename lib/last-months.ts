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

/**
 * Those of them in which an organization was there, and two before, so that the first line of a
 * young one has somewhere to rise from. For a WHERE beside `month`.
 */
export const sinceFounded = (organizationId: string) => Prisma.sql`
  month.month > (SELECT date_trunc('month', "createdAt" AT TIME ZONE 'UTC') - interval '3 months'
    FROM "Organization" WHERE id = ${organizationId}::uuid)`
