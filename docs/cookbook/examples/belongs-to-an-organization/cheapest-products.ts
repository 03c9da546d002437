import type { OrgContext } from '@/lib/access/org-context'
import { forOrganization } from '@/lib/tenancy/for-organization'

/** The organization's three cheapest products. */
export const cheapestProducts = (ctx: OrgContext) =>
  forOrganization(ctx).product.findMany({
    select: { name: true, price: true },
    orderBy: [{ price: 'asc' }, { id: 'asc' }],
    take: 3,
  })
