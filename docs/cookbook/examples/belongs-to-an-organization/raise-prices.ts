import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { withOrgRows } from '@/lib/organizations/with-org-lock'
import { forOrganization } from '@/lib/tenancy/for-organization'

/**
 * Raises the price of every product of the organization by this many cents.
 * @throws DomainError forbidden
 */
export const raisePrices = (ctx: OrgContext, { by }: { by: number }) =>
  withOrgRows(ctx, async (tx, actor) => {
    authorize(can(actor, 'product.write'))
    return forOrganization(ctx, tx).product.updateMany({ data: { price: { increment: by } } })
  })
