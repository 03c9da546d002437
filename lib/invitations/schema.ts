import * as z from 'zod'
import { personNameSchema, withNewPassword } from '@/lib/accounts/sign-in/schema'
import { leftOut, MOST_ROWS, type ListRow } from '@/lib/invitations/list-row'
import { localeSchema } from '@/lib/i18n/locale-schema'
import { roleSchema } from '@/lib/members/schema'
import { textLength } from '@/lib/text/text-length'
import { canonicalEmail, emailSchema } from '@/lib/accounts/email-address'
import { findAddresses } from '@/lib/accounts/find-addresses'

export const inviteMemberSchema = z.object({
  email: emailSchema,
  role: roleSchema,
  /** The inviter's personal message, as plain text. */
  message: z
    .string()
    .trim()
    .transform((message) => message.replaceAll('\r\n', '\n'))
    .refine((message) => textLength(message) <= 2000, 'message-long')
    .optional()
    .transform((message) => message || undefined),
  /** Language of the email if the invitee's is unknown; defaults to the inviter's. */
  locale: localeSchema.optional(),
})
export type InviteMemberInput = z.output<typeof inviteMemberSchema> & {
  /** The invitation backend's own fields; the command validates them with the backend's schema. */
  extra?: Record<string, unknown>
  /** The kind's member fields; the invitee is asked for those that are missing. */
  memberFields?: Record<string, unknown>
}

const { role, message, locale } = inviteMemberSchema.shape

// A few hundred rows of the widest export format.
const MOST_TEXT = 1_000_000
const isSize = (text: string) => text.length <= MOST_TEXT

/** The invite form: one or several addresses, as pasted. */
export const inviteFormSchema = z.object({
  email: z
    .string({ error: 'email-missing' })
    .refine(isSize, { error: 'addresses-many', abort: true })
    .refine((text) => text.trim() !== '', 'email-missing')
    .refine((text) => findAddresses(text).length > 0, 'email-invalid'),
  role,
  message,
  locale,
})

/** The same for invitations by another identifier than an address; the backend parses it. */
export const inviteByIdentifierSchema = inviteFormSchema.extend({
  email: z
    .string({ error: 'identifier-missing' })
    .trim()
    .min(1, 'identifier-missing')
    .refine(isSize, 'addresses-many'),
})

/** A list to review: pasted text, a file, or both. */
export const inviteManySchema = z
  .object({
    addresses: z.string().refine(isSize, 'addresses-many').default(''),
    /** A File on the server, a FileList in the browser. */
    file: z.unknown().refine((file) => sizeOf(file) <= 2 * MOST_TEXT, 'file-heavy'),
    role,
    message,
    locale,
  })
  .refine(({ addresses, file }) => addresses.trim() !== '' || sizeOf(file) > 0, {
    error: 'addresses-missing',
    path: ['addresses'],
  })

function sizeOf(file: unknown): number {
  const one = (Array.isArray(file) || isFileList(file) ? file[0] : file) as File | undefined
  return typeof one === 'object' && one !== null ? one.size : 0
}
const isFileList = (file: unknown): file is FileList =>
  typeof FileList !== 'undefined' && file instanceof FileList

const rowSchema = z.object({
  text: z.string().max(1_000),
  email: z.string().max(1_000).nullable(),
  leftOut: z.enum(leftOut).optional(),
})

/**
 * A reviewed list, posted again to confirm it.
 * @param canonical normalizes its addresses for comparison
 */
export const reviewedListOf = (canonical: (email: string) => string | null) =>
  z.object({
    rows: z.string().transform((json, ctx): ListRow[] => {
      const result = z.array(rowSchema).max(MOST_ROWS).safeParse(parsed(json))
      if (result.success)
        return result.data.map(({ email, ...row }) => ({
          ...row,
          email: email === null ? null : canonical(email),
        }))
      ctx.addIssue({ code: 'custom', message: 'invalid' })
      return z.NEVER
    }),
    /** The list as it was typed, to change it. */
    typed: z.string().default(''),
    role,
    message,
    locale,
  })
export const reviewedListSchema = reviewedListOf(canonicalEmail)

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export const invitationIdSchema = z.object({ invitationId: z.uuid({ error: 'invalid' }) })
export type InvitationIdInput = z.output<typeof invitationIdSchema>

export const invitationTokenSchema = z.object({ token: z.string().max(2000) })
export type InvitationTokenInput = z.output<typeof invitationTokenSchema>
export type AcceptInvitationInput = InvitationTokenInput & Pick<JoinByInvitationInput, 'fields'>

/** The address of a newcomer who was invited without one, to email them a link that proves it. */
export const nameAddressSchema = invitationTokenSchema.extend({ email: emailSchema })
export type NameAddressInput = z.output<typeof nameAddressSchema>

/** A newcomer's answer: creates the account and the membership in one step. */
export const joinByInvitationSchema = withNewPassword({
  token: z.string().max(2000),
  name: personNameSchema,
})
export type JoinByInvitationInput = z.output<typeof joinByInvitationSchema> & {
  /** The backend's fields for a new person and the kind's member fields; the command validates both. */
  fields?: Record<string, unknown>
}
