import 'server-only'
import { db } from '@/lib/db'

/**
 * Records that a member visited the organization: at most one write an hour per member, even with
 * concurrent requests. It does not record visits to other organizations, which are not its business.
 */
export const touchMembership = (organizationId: string, userId: string) =>
  db.$executeRaw`
    UPDATE "OrganizationUser" SET "lastSeenAt" = now()
    WHERE "organizationId" = ${organizationId}::uuid AND "userId" = ${userId}::uuid
      AND ("lastSeenAt" IS NULL OR "lastSeenAt" <= now() - interval '1 hour')`
