import { z } from 'zod'
import { nameSchema } from '@/lib/text/name-text'
import { textLength } from '@/lib/text/text-length'

/** The currency of every price; what the database holds is its smallest unit. */
export const CURRENCY = 'EUR'

/** As much as an INTEGER of cents holds, rounded down to something that can be said. */
export const PRICE_MAX = 10_000_000_00

/**
 * Reads a price as it is typed: digits, and a point before the cents. No other way to group or part
 * digits is guessed at, since "1.234" is a thousand to some and one to others.
 * @returns cents, or null for what is no such number
 */
export function parsePrice(typed: string): number | null {
  const [, units, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed.trim()) ?? []
  return units === undefined ? null : Number(units) * 100 + Number(cents.padEnd(2, '0'))
}

/** The price as somebody would type it: 1250 → "12.50". */
export const typedPrice = (price: number) => (price / 100).toFixed(2)

/** For the formatter of lib/i18n/translations: `format.number(...asMoney(price))`. */
export const asMoney = (price: number) =>
  [price / 100, { style: 'currency', currency: CURRENCY }] as const

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
