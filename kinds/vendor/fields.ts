import * as z from 'zod'
import { nameSchema } from '@/lib/text/name-text'

/** A vendor's fields. Used for validation in the browser too. */
export const fields = z.object({
  taxNumber: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}[A-Z0-9]{4,12}$/, 'vendor-tax-number'),
  website: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .optional(),
})

/** The fields of a vendor's members. */
export const memberFields = z.object({
  title: nameSchema('field-missing', 'field-long', 64),
})
