import 'server-only'
import { cache } from 'react'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { isUuid } from '@/lib/database/uuid'
import { containing } from '@/lib/lists/like-pattern'
import type { Page } from '@/lib/lists/read-page'
import { bothWays, rowPage } from '@/lib/lists/row-page'
import { forOrganization } from '@/lib/tenancy/for-organization'
import { displayName } from '@/lib/accounts/person'

/** A row of the products page. */
export interface ProductRow {
  id: string
  name: string
  description: string
  /** In cents. */
  price: number
}

/** The orders of the products page; the first is the default. */
export const productSorts = bothWays({
  createdAt: {},
  name: { column: 'name', type: 'text' },
  price: { column: 'price', type: 'number' },
})

interface ProductsQuery {
  /** Part of a name or a description. */
  search?: string
  /** Where the previous page ended. */
  cursor?: string
  sort?: keyof typeof productSorts
}

/** Lists the organization's products by page. */
export async function listProducts(
  ctx: OrgContext,
  { search, cursor, sort = 'createdAt' }: ProductsQuery = {},
): Promise<Page<ProductRow>> {
  const { where, page, ...order } = rowPage(productSorts, { sort, cursor })
  const found = await forOrganization(ctx).product.findMany({
    where: { AND: [where, search?.trim() ? holds(search) : {}] },
    select: { id: true, name: true, description: true, price: true },
    ...order,
  })
  return page(found)
}

const holds = (search: string) => ({
  OR: [{ name: containing(search) }, { description: containing(search) }],
})

/**
 * Finds one product, with who created it and what the viewer may do; null if the organization does not
 * have it. Read once per request.
 */
export const findProduct = cache(async (ctx: OrgContext, id: string) => {
  if (!isUuid(id)) return null
  const product = await forOrganization(ctx).product.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      description: true,
      price: true,
      createdAt: true,
      createdBy: { select: { user: { select: { name: true, email: true } } } },
    },
    relationLoadStrategy: 'join',
  })
  if (!product) return null
  const { createdBy, ...rest } = product
  return {
    ...rest,
    createdBy: createdBy && displayName(createdBy.user),
    can: { write: can(ctx.actor, 'product.write') },
  }
})
