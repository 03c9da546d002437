import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { forOrganization } from '@/lib/tenancy/for-organization'

/**
 * Finds a product through the organization: one of another organization is simply not found.
 * @throws DomainError not-found
 */
export async function productOf(tx: Tx, ctx: OrgContext, id: string) {
  const product = await forOrganization(ctx, tx).product.findUnique({
    where: { id },
    select: { id: true, name: true, description: true, price: true },
  })
  if (!product) throw new DomainError('not-found')
  return product
}
