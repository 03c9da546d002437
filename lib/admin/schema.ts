import * as z from 'zod'
import { personNameSchema } from '@/lib/accounts/sign-in/schema'
import { roleSchema } from '@/lib/members/schema'
import { emailSchema } from '@/lib/accounts/email-address'

/** A form of an organization in the back office, which identifies the organization by its id. */
export const inOrganization = <Shape extends z.core.$ZodLooseShape>(schema: z.ZodObject<Shape>) =>
  z.object({ ...schema.shape, organizationId: z.uuid({ error: 'invalid' }) })

export const organizationIdSchema = z.object({ organizationId: z.uuid({ error: 'invalid' }) })

export const personIdSchema = z.object({ userId: z.uuid({ error: 'invalid' }) })
export type PersonIdInput = z.output<typeof personIdSchema>

export const editPersonSchema = personIdSchema.extend({
  // Empty for a person who has not activated their account.
  name: z
    .string()
    .optional()
    .transform((name) => (name?.trim() ? name : null))
    .pipe(personNameSchema.nullable()),
  email: emailSchema,
})
export type EditPersonInput = z.output<typeof editPersonSchema>

export const resetFactorsSchema = personIdSchema.extend({
  reason: z
    .string({ error: 'reason-missing' })
    .trim()
    .min(1, 'reason-missing')
    .max(300, 'reason-long'),
})
export type ResetFactorsInput = z.output<typeof resetFactorsSchema>

export const deletePersonSchema = personIdSchema.extend({
  confirmation: z.string({ error: 'address-missing' }).trim().min(1, 'address-missing'),
})
export type DeletePersonInput = z.output<typeof deletePersonSchema>

export const addMemberSchema = z.object({ email: emailSchema, role: roleSchema })
export type AddMemberInput = z.output<typeof addMemberSchema> & {
  /** The kind's member fields; the command validates them with the kind's schema. */
  fields?: Record<string, unknown>
}

export const mailIdSchema = z.object({ mailId: z.uuid({ error: 'invalid' }) })
export type MailIdInput = z.output<typeof mailIdSchema>
