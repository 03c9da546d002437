import * as z from 'zod'
import { longTextField, moneyField, optional } from '@/lib/text/field-schemas'
import { nameSchema } from '@/lib/text/name-text'

/** The currency of every price; the database stores its smallest unit. */
export const CURRENCY = 'EUR'

const productId = z.uuid({ error: 'product-missing' })

export const createProductSchema = z.object({
  name: nameSchema('product-name-missing', 'product-name-long'),
  description: optional(longTextField()).transform((typed) => typed ?? ''),
  price: moneyField(),
})
export type CreateProductInput = z.output<typeof createProductSchema>

export const updateProductSchema = createProductSchema.extend({ productId })
export type UpdateProductInput = z.output<typeof updateProductSchema>

export const deleteProductSchema = z.object({ productId })
export type DeleteProductInput = z.output<typeof deleteProductSchema>
