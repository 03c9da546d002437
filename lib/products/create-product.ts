import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { refusingTakenNames } from '@/lib/products/refusing-taken-names'
import type { CreateProductInput } from '@/lib/products/schema'
import { forOrganization } from '@/lib/tenancy/for-organization'

/**
 * Adds a product to the organization.
 * @throws DomainError forbidden | product-name-taken
 */
export const createProduct = (ctx: OrgContext, input: CreateProductInput) =>
  refusingTakenNames(() =>
    withOrgLock(ctx, async (tx, actor) => {
      authorize(can(actor, 'product.write'))
      const { name, description, price } = input
      const { id } = await forOrganization(ctx, tx).product.create({
        // Staff are no members, and so have nothing here in their name.
        data: { name, description, price, createdById: actor.isStaff ? null : actor.userId },
        select: { id: true },
      })
      await record(tx, {
        type: 'product.created',
        organizationId: ctx.organization.id,
        actor: ctx.user,
        data: { productId: id, name, price },
      })
      return { id }
    }),
  )
