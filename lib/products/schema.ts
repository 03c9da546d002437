import { z } from 'zod'
import { parsePrice, PRICE_MAX } from '@/lib/products/price'
import { nameSchema } from '@/lib/text/name-text'
import { textLength } from '@/lib/text/text-length'

const productId = z.uuid({ error: 'product-missing' })

const name = nameSchema('product-name-missing', 'product-name-long')

const description = z
  .string()
  .default('')
  .transform((typed) => typed.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim())
  .pipe(z.string().refine((typed) => textLength(typed) <= 2000, 'product-description-long'))

const price = z.string({ error: 'price-missing' }).transform((typed, { addIssue }) => {
  const refuse = (message: string) => {
    addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (!typed.trim()) return refuse('price-missing')
  const cents = parsePrice(typed)
  if (cents === null) return refuse('price-invalid')
  return cents > PRICE_MAX ? refuse('price-high') : cents
})

export const createProductSchema = z.object({ name, description, price })
export type CreateProductInput = z.output<typeof createProductSchema>

export const updateProductSchema = createProductSchema.extend({ productId })
export type UpdateProductInput = z.output<typeof updateProductSchema>

export const deleteProductSchema = z.object({ productId })
export type DeleteProductInput = z.output<typeof deleteProductSchema>
