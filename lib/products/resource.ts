import { defineResource } from '@/lib/config/define-resource'
import type * as schemas from '@/lib/products/schema'
import messages from './messages.json' with { type: 'json' }

const permissions = { 'product.read': ['member', 'admin'], 'product.write': ['admin'] } as const

const pages = {
  products: { needs: 'product.read', label: 'nav.products', icon: 'package' },
  'products/[productId]': { needs: 'product.read' },
  'products/[productId]/edit': { needs: 'product.write' },
  'products/new': { needs: 'product.write' },
} as const

declare module '@/lib/config/resources' {
  interface Resources {
    products: {
      permissions: typeof permissions
      pages: typeof pages
      messages: typeof messages.en
      schemas: { products: typeof schemas }
      events: {
        'product.created': { productId: string; name: string; price: number }
        'product.updated': { productId: string; name: string; from: object; to: object }
        'product.deleted': { productId: string; name: string; price: number }
      }
    }
  }
}

/**
 * The worked example of a resource that belongs to an organization:
 * docs/cookbook/belongs-to-an-organization.md.
 */
export const products = defineResource({
  permissions,
  pages,
  messages,
  eventKinds: ['product'],
  firstStep: { page: 'products/new', table: 'Product' },
  seed: async (...demo) => (await import('@/lib/products/seed')).seedProducts(...demo),
  isExample: true,
})
