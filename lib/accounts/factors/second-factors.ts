import 'server-only'
import { db, Prisma, type Tx } from '@/lib/db'

/** A person's second factors. */
export interface SecondFactors {
  authenticator: boolean
  passkeys: number
  /** How many recovery codes are left. */
  recoveryCodes: number
}

/**
 * Whether a person has a second factor, as a condition on a query's row `u` of "User". Every way to
 * sign in except a passkey then asks for it (begin-session.ts).
 */
export const isReadySql: Prisma.Sql = Prisma.sql`(
  EXISTS (SELECT 1 FROM "Authenticator" f WHERE f."userId" = u.id AND f."confirmedAt" IS NOT NULL)
  OR EXISTS (SELECT 1 FROM "Passkey" f WHERE f."userId" = u.id))`

/** Reads a person's second factors. */
export async function secondFactors(
  userId: string,
  tx: Tx | typeof db = db,
): Promise<SecondFactors> {
  const [found] = await tx.$queryRaw<[SecondFactors]>`
    SELECT EXISTS (SELECT 1 FROM "Authenticator"
        WHERE "userId" = ${userId}::uuid AND "confirmedAt" IS NOT NULL) AS authenticator,
      (SELECT count(*)::int FROM "Passkey" WHERE "userId" = ${userId}::uuid) AS passkeys,
      (SELECT count(*)::int FROM "RecoveryCode" WHERE "userId" = ${userId}::uuid) AS "recoveryCodes"`
  return found
}

/** Whether they include a second factor at all. */
export const isReady = ({ authenticator, passkeys }: SecondFactors): boolean =>
  authenticator || passkeys > 0
