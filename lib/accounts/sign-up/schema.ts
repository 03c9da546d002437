import * as z from 'zod'
import { personNameSchema, withNewPassword } from '@/lib/accounts/sign-in/schema'
import { createOrganizationSchema, type CreateOrganizationInput } from '@/lib/organizations/schema'
import { emailSchema } from '@/lib/accounts/email-address'

export const signUpSchema = createOrganizationSchema.extend({ email: emailSchema })
export type SignUpInput = CreateOrganizationInput &
  z.output<typeof signUpSchema> & {
    /** The registration backend's own fields; the command validates them with the backend's schema. */
    extra?: Record<string, unknown>
  }

export const activateAccountSchema = withNewPassword({
  token: z.string().max(2000),
  name: personNameSchema,
})
export type ActivateAccountInput = z.output<typeof activateAccountSchema> & {
  /** The backend's fields for a new person; the command validates them with the backend's schema. */
  fields?: Record<string, unknown>
}

export const requestActivationSchema = z.object({ email: emailSchema })
