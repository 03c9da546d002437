import { z } from 'zod'
import { parsePrice, PRICE_MAX } from '@/lib/products/price'
import { textLength } from '@/lib/text-length'

const productId = z.uuid({ error: 'product-missing' })

const name = z
  .string({ error: 'product-name-missing' })
  .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'product-name-missing')
      .refine((typed) => textLength(typed) <= 100, 'product-name-long')
      .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]*$/u, 'name-characters'),
  )

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
