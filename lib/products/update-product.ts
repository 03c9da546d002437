import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { authorize } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import { productOf } from '@/lib/products/product-of'
import { refusingTakenNames } from '@/lib/products/refusing-taken-names'
import type { UpdateProductInput } from '@/lib/products/schema'
import { forOrganization } from '@/lib/tenancy/for-organization'

/**
 * Changes a product of the organization; what stays as it was is no event.
 * @throws DomainError forbidden | not-found | product-name-taken
 */
export const updateProduct = (ctx: OrgContext, { productId: id, ...input }: UpdateProductInput) =>
  refusingTakenNames(() =>
    withOrgLock(ctx, async (tx, actor) => {
      authorize(can(actor, 'product.write'))
      const { name, description, price } = await productOf(tx, ctx, id)
      const from = { name, description, price }
      const to = { name: input.name, description: input.description, price: input.price }
      if (isSame(from, to)) return { id }
      await forOrganization(ctx, tx).product.update({
        where: { id },
        data: to,
        select: { id: true },
      })
      await record(tx, {
        type: 'product.updated',
        organizationId: ctx.organization.id,
        actor: ctx.user,
        data: { productId: id, name: to.name, from, to },
      })
      return { id }
    }),
  )

type Fields = Omit<UpdateProductInput, 'productId'>

const isSame = (one: Fields, other: Fields) =>
  one.name === other.name && one.description === other.description && one.price === other.price
