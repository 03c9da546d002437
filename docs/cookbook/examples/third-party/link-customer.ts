import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { db } from '@/lib/db'
import { authorize } from '@/lib/errors'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Links a customer of the billing library to the organization, replacing the previous one. A customer
 * of another organization is refused by the table's key.
 * @throws DomainError forbidden
 */
export const linkCustomer = (ctx: OrgContext, customerId: string) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'org.update'))
    await tx.$executeRaw`
      INSERT INTO "OrganizationCustomer" ("organizationId", "customerId")
      VALUES (${ctx.organization.id}::uuid, ${customerId})
      ON CONFLICT ("organizationId") DO UPDATE SET "customerId" = EXCLUDED."customerId"`
  })

/** Returns the organization's customer, queried through the organization; undefined if it has none. */
export async function customerOf({ organization }: OrgContext): Promise<string | undefined> {
  const rows = await db.$queryRaw<{ customerId: string }[]>`
    SELECT "customerId" FROM "OrganizationCustomer" WHERE "organizationId" = ${organization.id}::uuid`
  return rows[0]?.customerId
}
