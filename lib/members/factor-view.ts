import 'server-only'
import { isReadySql } from '@/lib/accounts/factors/second-factors'
import { databaseNow } from '@/lib/database/clock'
import { db, type Tx } from '@/lib/db'

/**
 * Whether an organization requires a second factor by now that a person lacks. Asked for people who are
 * not members yet; for members it is part of their context.
 * @param userId null for somebody without an account
 */
export async function lacksFactor(
  organizationId: string,
  userId: string | null,
  client: Tx | typeof db = db,
): Promise<boolean> {
  const found = await client.$queryRaw<unknown[]>`
    SELECT 1 FROM "Organization" o
    WHERE o.id = ${organizationId}::uuid AND o."secondFactorFrom" <= ${databaseNow()}
      AND NOT EXISTS (SELECT 1 FROM "User" u WHERE u.id = ${userId}::uuid AND ${isReadySql})`
  return found.length > 0
}
