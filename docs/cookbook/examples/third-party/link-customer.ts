import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { db } from '@/lib/db'
import { authorize } from '@/lib/errors'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Makes a customer of the billing library the organization's. Another one takes the place of the
 * former; a customer of another organization's is refused by the table's key.
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

/** The organization's customer, found through the organization; undefined while it has none. */
export async function customerOf({ organization }: OrgContext): Promise<string | undefined> {
  const rows = await db.$queryRaw<{ customerId: string }[]>`
    SELECT "customerId" FROM "OrganizationCustomer" WHERE "organizationId" = ${organization.id}::uuid`
  return rows[0]?.customerId
}
