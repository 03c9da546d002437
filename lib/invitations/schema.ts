import { z } from 'zod'
import { personNameSchema, withNewPassword } from '@/lib/accounts/sign-in/schema'
import { leftOut, type ListRow } from '@/lib/invitations/list-row'
import { localeSchema } from '@/lib/i18n/locale-schema'
import { roleSchema } from '@/lib/members/schema'
import { textLength } from '@/lib/text/text-length'
import { canonicalEmail, emailSchema } from '@/lib/accounts/email-address'
import { findAddresses } from '@/lib/accounts/find-addresses'

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
  /** What the organization's kind has for its members; who is invited is asked for the rest. */
  memberFields?: Record<string, unknown>
}

const { role, message, locale } = inviteMemberSchema.shape

// A few hundred rows of the widest export there is.
const MOST_TEXT = 1_000_000
const isSize = (text: string) => text.length <= MOST_TEXT

/** The invite form: one address or several, as they were pasted. */
export const inviteFormSchema = z.object({
  email: z
    .string({ error: 'email-missing' })
    .refine((text) => text.trim() !== '', 'email-missing')
    .refine((text) => findAddresses(text).length > 0, 'email-invalid')
    .refine(isSize, 'addresses-many'),
  role,
  message,
  locale,
})

/** The same where people are invited by something else than an address; the backend reads it. */
export const inviteByIdentifierSchema = inviteFormSchema.extend({
  email: z
    .string({ error: 'identifier-missing' })
    .trim()
    .min(1, 'identifier-missing')
    .refine(isSize, 'addresses-many'),
})

/** A list to be reviewed: pasted, in a file, or both. */
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
 * A list that was reviewed, posted again with the answer.
 * @param canonical how its addresses are compared
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
    role,
    message,
    locale,
  })
export const reviewedListSchema = reviewedListOf(canonicalEmail)

/** Rows of a list with those that are left out. */
export const MOST_ROWS = 5_000

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

/** Where a newcomer who was invited without an address wants the link that proves theirs. */
export const nameAddressSchema = invitationTokenSchema.extend({ email: emailSchema })
export type NameAddressInput = z.output<typeof nameAddressSchema>

/** A newcomer's answer: an account and the membership in one step. */
export const joinByInvitationSchema = withNewPassword({
  token: z.string().max(2000),
  name: personNameSchema,
})
export type JoinByInvitationInput = z.output<typeof joinByInvitationSchema> & {
  /** What the backend asks a new person and the kind a member; the command reads both. */
  fields?: Record<string, unknown>
}
