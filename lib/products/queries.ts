import 'server-only'
import { cache } from 'react'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { displayName } from '@/lib/users/person'
import { likePattern } from '@/lib/lists/like-pattern'
import { afterCursor, isUuid, type Page } from '@/lib/lists/page-cursor'
import { forOrganization } from '@/lib/tenancy/for-organization'

/** A row of the products page. */
export interface ProductRow {
  id: string
  name: string
  description: string
  /** Cents. */
  price: number
}

interface ProductsQuery {
  /** Part of a name or a description. */
  search?: string
  /** Where the page before ended. */
  cursor?: string
}

/** The organization's products in the order in which they came, page by page. */
export async function listProducts(
  ctx: OrgContext,
  { search, cursor }: ProductsQuery = {},
): Promise<Page<ProductRow>> {
  const after = afterCursor(cursor)
  const found = await forOrganization(ctx).product.findMany({
    where: { ...(after && { id: { gt: after } }), ...(search?.trim() && holds(search)) },
    select: { id: true, name: true, description: true, price: true },
    orderBy: { id: 'asc' },
    take: config.pageSize + 1,
  })
  const rows = found.slice(0, config.pageSize)
  return { rows, next: found.length > config.pageSize ? (rows.at(-1)?.id ?? null) : null }
}

function holds(search: string) {
  // Prisma puts the outer `%` around it, and leaves those inside as they are.
  const contains = { contains: likePattern(search).slice(1, -1), mode: 'insensitive' } as const
  return { OR: [{ name: contains }, { description: contains }] }
}

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
