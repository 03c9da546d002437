import * as z from 'zod'
import { canonicalMailDomain } from '@/lib/accounts/email-address'

/** What people with a verified address at a domain can do. */
export const domainPolicies = ['join', 'ask', 'nothing'] as const

export const addDomainSchema = z.object({
  domain: z
    .string({ error: 'field-missing' })
    .trim()
    .min(1, 'field-missing')
    .transform((text, ctx) => {
      const domain = canonicalMailDomain(text)
      if (domain) return domain
      ctx.addIssue({ code: 'custom', message: 'domain-invalid' })
      return z.NEVER
    }),
})
export type AddDomainInput = z.output<typeof addDomainSchema>

export const domainIdSchema = z.object({ domainId: z.uuid({ error: 'invalid' }) })
export type DomainIdInput = z.output<typeof domainIdSchema>

export const domainPolicySchema = domainIdSchema.extend({
  policy: z.enum(domainPolicies, { error: 'field-choice' }),
})
export type DomainPolicyInput = z.output<typeof domainPolicySchema>

/** Input for joining through the domain of one's address. */
export type JoinByDomainInput = DomainIdInput & {
  /** The kind's member fields as typed; the command validates them with the kind's schema. */
  fields?: Record<string, unknown>
}
