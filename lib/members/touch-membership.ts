import 'server-only'
import { db } from '@/lib/db'

/**
 * Notes that a member is in the organization: at most one write an hour and member, however many
 * requests come at once. Of the organization alone: when they are elsewhere is not its business.
 */
export const touchMembership = (organizationId: string, userId: string) =>
  db.$executeRaw`
    UPDATE "OrganizationUser" SET "lastSeenAt" = now()
    WHERE "organizationId" = ${organizationId}::uuid AND "userId" = ${userId}::uuid
      AND ("lastSeenAt" IS NULL OR "lastSeenAt" <= now() - interval '1 hour')`
