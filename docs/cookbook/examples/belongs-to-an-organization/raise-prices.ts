import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { forOrganization } from '@/lib/tenancy/for-organization'

/**
 * Raises the price of every product of the organization by this many cents.
 * @throws DomainError forbidden
 */
export const raisePrices = (ctx: OrgContext, { by }: { by: number }) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'product.write'))
    return forOrganization(ctx, tx).product.updateMany({ data: { price: { increment: by } } })
  })
