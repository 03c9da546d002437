import { z } from 'zod'
import { roleSchema } from '@/lib/members/schema'
import { textLength } from '@/lib/text/text-length'
import { canonicalMailDomain, emailSchema } from '@/lib/accounts/email-address'

/** How long a link can work, in days; `never` until it is revoked. */
export const joinLinkDays = ['1', '7', '30', '90', 'never'] as const

/** Domains as people type them ("acme.com, @acme.de"), in the spelling that addresses are stored in. */
const domainsSchema = z
  .string()
  .default('')
  .transform((text, ctx): string[] => {
    const typed = text.split(/[\s,;]+/).filter(Boolean)
    const domains = typed.map(canonicalMailDomain)
    if (domains.every((domain) => domain !== null) && domains.length <= 20)
      return [...new Set(domains)]
    ctx.addIssue({
      code: 'custom',
      message: domains.length > 20 ? 'domains-many' : 'domains-invalid',
    })
    return z.NEVER
  })

export const createJoinLinkSchema = z.object({
  label: z
    .string({ error: 'field-missing' })
    .trim()
    .min(1, 'field-missing')
    .refine((label) => textLength(label) <= 60, 'field-long'),
  role: roleSchema,
  /** A box: "true" or empty as it is posted; false as the browser's form holds an empty one. */
  needsApproval: z
    .union([z.string(), z.boolean()])
    .optional()
    .transform((value) => value === true || value === 'true'),
  days: z
    .enum(joinLinkDays, { error: 'field-choice' })
    .transform((days) => (days === 'never' ? null : Number(days))),
  /** People who can join by it; any number when left empty. */
  maxUses: z
    .string()
    .trim()
    .optional()
    .transform((text) => (text ? Number(text) : undefined))
    .pipe(z.int('field-number').min(1, 'field-small').max(100_000, 'field-large').optional()),
  domains: domainsSchema,
})
export type CreateJoinLinkInput = z.output<typeof createJoinLinkSchema>

export const joinLinkIdSchema = z.object({ linkId: z.uuid({ error: 'invalid' }) })
export type JoinLinkIdInput = z.output<typeof joinLinkIdSchema>

export const joinTokenSchema = z.object({ token: z.string().max(2000) })
export type JoinTokenInput = z.output<typeof joinTokenSchema> & {
  /** What the kind asks its members, as it was typed; the command reads it by the kind's schema. */
  fields?: Record<string, unknown>
}

/** Of somebody without an account: the mailed link lets them in. */
export const registerToJoinSchema = joinTokenSchema.extend({ email: emailSchema })
export type RegisterToJoinInput = z.output<typeof registerToJoinSchema> & {
  /** What the registration backend asks beside; the command reads it by the backend's schema. */
  extra?: Record<string, unknown>
}

export const joinRequestIdSchema = z.object({ requestId: z.uuid({ error: 'invalid' }) })
export type JoinRequestIdInput = z.output<typeof joinRequestIdSchema>
