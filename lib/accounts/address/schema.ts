import * as z from 'zod'
import { emailSchema } from '@/lib/accounts/email-address'
import { endOfLink } from '@/lib/text/end-of-link'

export const requestAddressSchema = z.object({
  email: emailSchema,
  password: z.string().max(1000).optional(),
})
export type RequestAddressInput = z.output<typeof requestAddressSchema>

/** An additional address. */
export const addressIdSchema = z.object({ addressId: z.uuid({ error: 'invalid' }) })
export type AddressIdInput = z.output<typeof addressIdSchema>

/** An emailed link: the token, and the address it was sent to. */
export const addressLinkSchema = z.object({
  token: z.string().max(2000),
  email: endOfLink(emailSchema),
})
export type AddressLinkInput = z.output<typeof addressLinkSchema>
