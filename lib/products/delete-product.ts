import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { productOf } from '@/lib/products/product-of'
import type { DeleteProductInput } from '@/lib/products/schema'
import { forOrganization } from '@/lib/tenancy/for-organization'

/**
 * Deletes a product of the organization.
 * @throws DomainError forbidden | not-found
 */
export const deleteProduct = (ctx: OrgContext, { productId: id }: DeleteProductInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'product.write'))
    const { name, price } = await productOf(tx, ctx, id)
    await forOrganization(ctx, tx).product.delete({ where: { id }, select: { id: true } })
    await record(tx, {
      type: 'product.deleted',
      organizationId: ctx.organization.id,
      actor: ctx.user,
      data: { productId: id, name, price },
    })
  })
