import { z } from 'zod'
import { emailSchema } from '@/lib/accounts/email-address'

export const requestAddressSchema = z.object({
  email: emailSchema,
  password: z.string().max(1000).optional(),
})
export type RequestAddressInput = z.output<typeof requestAddressSchema>

/** Another address of one's own. */
export const addressIdSchema = z.object({ addressId: z.uuid({ error: 'invalid' }) })
export type AddressIdInput = z.output<typeof addressIdSchema>

/** What a mailed link holds: the token, and the address that it was mailed to. */
export const addressLinkSchema = z.object({ token: z.string().max(2000), email: emailSchema })
export type AddressLinkInput = z.output<typeof addressLinkSchema>
