'use server'

import { orgAction } from '@/lib/action/define-action'
import { orgPath } from '@/lib/paths'
import { createProduct, deleteProduct, updateProduct } from '@/lib/products/commands'
import {
  createProductSchema,
  deleteProductSchema,
  updateProductSchema,
} from '@/lib/products/schema'

export const createProductAction = orgAction('product.write', createProductSchema, createProduct, {
  done: ({ id }, { organization: { slug } }) => ({
    to: orgPath(slug, `products/${id}`),
    flash: 'productCreated',
  }),
})

export const updateProductAction = orgAction('product.write', updateProductSchema, updateProduct, {
  done: ({ id }, { organization: { slug } }) => ({
    to: orgPath(slug, `products/${id}`),
    flash: 'productSaved',
  }),
})

export const deleteProductAction = orgAction('product.write', deleteProductSchema, deleteProduct, {
  done: (_, { organization: { slug } }) => ({
    to: orgPath(slug, 'products'),
    flash: 'productDeleted',
  }),
})
