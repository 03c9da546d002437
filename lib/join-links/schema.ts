import * as z from 'zod'
import { roleSchema } from '@/lib/members/schema'
import { textLength } from '@/lib/text/text-length'
import { canonicalMailDomain, emailSchema } from '@/lib/accounts/email-address'

/** A link's lifetime in days; `never` lasts until it is revoked. */
export const joinLinkDays = ['1', '7', '30', '90', 'never'] as const

/** Domains as people type them ("acme.com, @acme.de"), normalized like stored addresses. */
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
  /** A checkbox: "true" or empty as posted; false as the browser's form represents an empty one. */
  needsApproval: z
    .union([z.string(), z.boolean()])
    .optional()
    .transform((value) => value === true || value === 'true'),
  days: z
    .enum(joinLinkDays, { error: 'field-choice' })
    .transform((days) => (days === 'never' ? null : Number(days))),
  /** How many people can join with it; unlimited if empty. */
  maxUses: z
    .string()
    .trim()
    .optional()
    .transform((text) => (text ? Number(text) : undefined))
    .pipe(z.int('uses-range').min(1, 'uses-range').max(100_000, 'uses-range').optional()),
  domains: domainsSchema,
})
export type CreateJoinLinkInput = z.output<typeof createJoinLinkSchema>

export const joinLinkIdSchema = z.object({ linkId: z.uuid({ error: 'invalid' }) })
export type JoinLinkIdInput = z.output<typeof joinLinkIdSchema>

export const joinTokenSchema = z.object({ token: z.string().max(2000) })
export type JoinTokenInput = z.output<typeof joinTokenSchema> & {
  /** The kind's member fields, as typed; the command validates them with the kind's schema. */
  fields?: Record<string, unknown>
}

/** For people without an account: the emailed link completes it. */
export const registerToJoinSchema = joinTokenSchema.extend({ email: emailSchema })
export type RegisterToJoinInput = z.output<typeof registerToJoinSchema> & {
  /** The registration backend's own fields; the command validates them with the backend's schema. */
  extra?: Record<string, unknown>
}

export const joinRequestIdSchema = z.object({ requestId: z.uuid({ error: 'invalid' }) })
export type JoinRequestIdInput = z.output<typeof joinRequestIdSchema>
