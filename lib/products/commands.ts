import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { changedFields } from '@/lib/kinds/changed-fields'
import { withOrgRows } from '@/lib/organizations/with-org-lock'
import type {
  CreateProductInput,
  DeleteProductInput,
  UpdateProductInput,
} from '@/lib/products/schema'
import { forOrganization } from '@/lib/tenancy/for-organization'
import { refusingTaken, refusingUsed } from '@/lib/tenancy/refusals'

/**
 * Adds a product to the organization.
 * @throws DomainError forbidden | product-name-taken
 */
export const createProduct = (ctx: OrgContext, input: CreateProductInput) =>
  refusingTaken('product-name-taken', 'name', () =>
    withOrgRows(ctx, async (tx, actor) => {
      authorize(can(actor, 'product.write'))
      const { id } = await forOrganization(ctx, tx).product.create({
        // Staff are not members, so a product of theirs has no member.
        data: { ...input, createdById: actor.isStaff ? null : actor.userId },
        select: { id: true },
      })
      await record(tx, {
        type: 'product.created',
        organizationId: ctx.organization.id,
        actor: ctx.user,
        data: { productId: id, name: input.name, price: input.price },
      })
      return { id }
    }),
  )

/**
 * Updates a product of the organization; saving it unchanged records no event.
 * @throws DomainError forbidden | not-found | product-name-taken
 */
export const updateProduct = (ctx: OrgContext, { productId: id, ...input }: UpdateProductInput) =>
  refusingTaken('product-name-taken', 'name', () =>
    withOrgRows(ctx, async (tx, actor) => {
      authorize(can(actor, 'product.write'))
      const change = changedFields(await productOf(tx, ctx, id), input)
      if (!change) return { id }
      await forOrganization(ctx, tx).product.update({
        where: { id },
        data: input,
        select: { id: true },
      })
      await record(tx, {
        type: 'product.updated',
        organizationId: ctx.organization.id,
        actor: ctx.user,
        data: { productId: id, name: input.name, ...change },
      })
      return { id }
    }),
  )

/**
 * Deletes a product of the organization.
 * @throws DomainError forbidden | not-found | in-use
 */
export const deleteProduct = (ctx: OrgContext, { productId: id }: DeleteProductInput) =>
  refusingUsed(() =>
    withOrgRows(ctx, async (tx, actor) => {
      authorize(can(actor, 'product.write'))
      const { name, price } = await productOf(tx, ctx, id)
      await forOrganization(ctx, tx).product.delete({ where: { id }, select: { id: true } })
      await record(tx, {
        type: 'product.deleted',
        organizationId: ctx.organization.id,
        actor: ctx.user,
        data: { productId: id, name, price },
      })
    }),
  )

/** Finds the editable columns of a product of the organization; others are not found. */
async function productOf(tx: Tx, ctx: OrgContext, id: string) {
  const product = await forOrganization(ctx, tx).product.findUnique({
    where: { id },
    select: { name: true, description: true, price: true },
  })
  if (!product) throw new DomainError('not-found')
  return product
}
