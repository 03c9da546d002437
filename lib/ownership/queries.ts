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
  const seen = can(actor, 'org.transfer')
    ? Prisma.sql`m."userId" <> ${owner.id}::uuid
        AND (offer."expiresAt" IS NOT NULL OR (m.role = ${OWNER_ROLE} AND u."isActive"
          AND ${hasAccessSql('m')} AND ${needsFactor(policy, databaseNow()) ? isReadySql : Prisma.sql`true`}))`
    : Prisma.sql`m."userId" = ${actor.userId}::uuid AND offer."expiresAt" IS NOT NULL`
  const rows = await onlyRowsOf(
    organization.id,
    () => db.$queryRaw<(Person & { expiresAt: Date | null })[]>`
    SELECT u.id, u.name, u.email, offer."expiresAt"
    FROM "OrganizationUser" m JOIN "User" u ON u.id = m."userId"
    LEFT JOIN "OwnershipOffer" offer ON offer."organizationId" = m."organizationId"
      AND offer."toId" = m."userId" AND offer."expiresAt" > now()
    WHERE m."organizationId" = ${organization.id}::uuid AND ${seen}
    ORDER BY offer."expiresAt", m.id LIMIT 200`,
  )
  const [first] = rows
  return {
    /**
     * Its other active admins with access, and with a second factor where that is required by now, by
     * the time they joined; at most 200.
     */
    candidates: rows.map((person) => ({
      userId: person.id,
      name: displayName(person),
      email: person.email,
    })),
    offer: first?.expiresAt ? { to: first, expiresAt: first.expiresAt } : null,
  }
}
