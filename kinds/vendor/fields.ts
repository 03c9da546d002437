import { z } from 'zod'
import { nameSchema } from '@/lib/text/name-text'

/** What a vendor has beside every organization's own. The browser checks with it as well. */
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

/** What a member of a vendor has beside their role. */
export const memberFields = z.object({
  title: nameSchema('field-missing', 'field-long', 64),
})
