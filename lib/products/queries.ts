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
  /** Cents. */
  price: number
}

/** The orders of the products page; the first is the one it has unless told. */
export const productSorts = bothWays({
  createdAt: {},
  name: { column: 'name', type: 'text' },
  price: { column: 'price', type: 'number' },
})

interface ProductsQuery {
  /** Part of a name or a description. */
  search?: string
  /** Where the page before ended. */
  cursor?: string
  sort?: keyof typeof productSorts
}

/** The organization's products, page by page. */
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
 * One product, with who made it and what the viewer may do to it; null for one that the organization
 * does not have. Read once a request, however many ask.
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
