import { z } from 'zod'
import { personNameSchema, withNewPassword } from '@/lib/auth/schema'
import { localeSchema } from '@/lib/i18n/locale-schema'
import { roleSchema } from '@/lib/members/schema'
import { textLength } from '@/lib/text-length'
import { emailSchema } from '@/lib/users/email-address'

export const inviteMemberSchema = z.object({
  email: emailSchema,
  role: roleSchema,
  /** A few words of the inviter's own, as text. */
  message: z
    .string()
    .trim()
    .transform((message) => message.replaceAll('\r\n', '\n'))
    .refine((message) => textLength(message) <= 2000, 'message-long')
    .optional()
    .transform((message) => message || undefined),
  /** Of the mail to somebody whose language nobody knows yet; the inviter's own when not said. */
  locale: localeSchema.optional(),
})
export type InviteMemberInput = z.output<typeof inviteMemberSchema> & {
  /** What the invitation backend asks beside; the command reads it by the backend's schema. */
  extra?: Record<string, unknown>
}

/** Many at once: the addresses as somebody pasted them. */
export const inviteManySchema = z.object({
  addresses: z
    .string({ error: 'addresses-missing' })
    .max(100_000, 'addresses-many')
    .refine((text) => text.trim() !== '', 'addresses-missing'),
  role: roleSchema,
  message: inviteMemberSchema.shape.message,
})
export type InviteManyInput = z.output<typeof inviteManySchema> & Pick<InviteMemberInput, 'extra'>

/** What a job of invitations was asked to do. */
export interface InviteManyJob {
  role: string
  message?: string
  /** What the invitation backend asked beside, for everybody on the list. */
  extra?: Record<string, string | number | boolean>
}

/** One row of it: what stood there, and the address in it. */
export interface InviteManyItem {
  text: string
  email: string | null
}

export const invitationIdSchema = z.object({ invitationId: z.uuid({ error: 'invalid' }) })
export type InvitationIdInput = z.output<typeof invitationIdSchema>

export const invitationTokenSchema = z.object({ token: z.string().max(2000) })
export type InvitationTokenInput = z.output<typeof invitationTokenSchema>

/** A newcomer's answer: an account and the membership in one step. */
export const joinByInvitationSchema = withNewPassword({
  token: z.string().max(2000),
  name: personNameSchema,
})
export type JoinByInvitationInput = z.output<typeof joinByInvitationSchema> & {
  /** What the backend asks a new person; the command reads it by the backend's schema. */
  fields?: Record<string, unknown>
}
