import 'server-only'
import { hasAccessSql } from '@/lib/access/membership-access'
import type { OrgContext } from '@/lib/access/org-context'
import { can, OWNER_ROLE } from '@/lib/access/roles'
import { needsFactor } from '@/lib/access/sign-in-policy'
import { isReadySql } from '@/lib/accounts/factors/second-factors'
import { databaseNow } from '@/lib/database/clock'
import { db, onlyRowsOf, Prisma } from '@/lib/db'
import { displayName, type Person } from '@/lib/accounts/person'

/** Who can become the owner, and the open offer. */
export type Ownership = Awaited<ReturnType<typeof readOwnership>>
export type OpenOffer = NonNullable<Ownership['offer']>

/** One statement. Viewers who cannot transfer the organization see only an offer made to themselves. */
export async function readOwnership(ctx: OrgContext) {
  const { organization, owner, actor, policy } = ctx
  const mayTransfer = can(actor, 'org.transfer')
  const mustBeReady = needsFactor(policy, databaseNow())
  const isReady = mustBeReady ? isReadySql : Prisma.sql`true`
  // Each part by itself, so that the few admins among very many members are found by their role.
  const admins = Prisma.sql`
    UNION ALL (SELECT u.id, u.name, u.email, NULL
      FROM "OrganizationUser" m JOIN "User" u ON u.id = m."userId"
      WHERE m."organizationId" = ${organization.id}::uuid AND m.role = ${OWNER_ROLE}
        AND m."userId" <> ALL(ARRAY(SELECT "toId" FROM offer) || ${owner.id}::uuid)
        AND u."isActive" AND ${hasAccessSql('m')} AND ${isReady}
      ORDER BY m.id LIMIT 200)`
  const rows = await onlyRowsOf(
    organization.id,
    () => db.$queryRaw<(Person & { expiresAt: Date | null })[]>`
    WITH offer AS (SELECT "toId", "expiresAt" FROM "OwnershipOffer"
      WHERE "organizationId" = ${organization.id}::uuid AND "expiresAt" > now()
        AND (${mayTransfer} OR "toId" = ${actor.userId}::uuid))
    SELECT u.id, u.name, u.email, offer."expiresAt" FROM offer JOIN "User" u ON u.id = offer."toId"
    ${mayTransfer ? admins : Prisma.empty}`,
  )
  const offered = rows.find(({ expiresAt }) => expiresAt)
  return {
    /**
     * Its other active admins with access, and with a second factor where that is required by now, by
     * the time they joined, at most 200; the recipient of an open offer first.
     */
    candidates: rows.map((person) => ({
      userId: person.id,
      name: displayName(person),
      email: person.email,
    })),
    /** Whether candidates need a second factor. */
    mustBeReady,
    offer: offered?.expiresAt ? { to: offered, expiresAt: offered.expiresAt } : null,
  }
}
