import * as z from 'zod'
import { slugSchema } from '@/lib/organizations/slug'
import { nameSchema } from '@/lib/text/name-text'

/** An organization's name: one line of text, 1 to 100 characters, with at least one letter or digit. */
export const organizationNameSchema = nameSchema(
  'organization-name-missing',
  'organization-name-long',
).refine((name) => /[\p{L}\p{N}]/u.test(name), 'organization-name-missing')

/** Empty if a browser without JavaScript left it so: the command then generates one from the name. */
const newSlugSchema = z.union([z.literal(''), slugSchema]).optional()

export const createOrganizationSchema = z.object({
  name: organizationNameSchema,
  slug: newSlugSchema,
})
export type CreateOrganizationInput = z.output<typeof createOrganizationSchema> & OfKind

/** The kind of a new organization, with its fields. */
interface OfKind {
  /** A name from guildhall.config.ts; defaults to its first kind. */
  kind?: string
  /** The kind's fields; the command validates them with the kind's schema. */
  fields?: Record<string, unknown>
  /** The founder's member fields. */
  memberFields?: Record<string, unknown>
}

export const updateOrganizationSchema = z.object({ name: organizationNameSchema, slug: slugSchema })
export type UpdateOrganizationInput = z.output<typeof updateOrganizationSchema> &
  // Unchanged if omitted.
  Pick<OfKind, 'fields'>

/** Checked by lib/accounts/sign-in/fresh-sign-in.ts, unless the sign-in is recent. */
const passwordSchema = z.string().max(1000).optional()

export const deleteOrganizationSchema = z.object({
  confirmation: z.string({ error: 'confirmation-missing' }).trim().min(1, 'confirmation-missing'),
  password: passwordSchema,
})
export type DeleteOrganizationInput = z.output<typeof deleteOrganizationSchema>

export const transferOwnershipSchema = z.object({
  userId: z.uuid({ error: 'new-owner-missing' }),
  password: passwordSchema,
})
export type TransferOwnershipInput = z.output<typeof transferOwnershipSchema>

/** For staff, who give a reason, which the audit log keeps. */
export const changeOwnerSchema = z.object({
  userId: z.uuid({ error: 'new-owner-missing' }),
  reason: z
    .string({ error: 'reason-missing' })
    .trim()
    .min(1, 'reason-missing')
    .max(300, 'reason-long'),
})
export type ChangeOwnerInput = Pick<z.output<typeof changeOwnerSchema>, 'userId'> & {
  reason?: string
}

/** From when on a second factor is required: after so many days; `keep` leaves the date as it is. */
export const factorChoices = ['never', 'keep', 'now', '7', '14', '30'] as const
/** For how long a proof of identity is enough; empty for as long as the session lasts. */
export const hourChoices = ['', '1', '8', '24', '168'] as const

/** The ways to sign in are boxes, each with a name of its own: `way-password`. */
export const signInPolicySchema = z
  .looseObject({
    factor: z.enum(factorChoices, { error: 'field-choice' }),
    hours: z.enum(hourChoices, { error: 'field-choice' }),
    password: passwordSchema,
  })
  .transform(({ factor, hours, ...boxes }) => ({
    factor,
    hours: hours ? Number(hours) : null,
    ways: Object.keys(boxes).flatMap((name) =>
      name.startsWith('way-') && boxes[name] === 'true' ? [name.slice('way-'.length)] : [],
    ),
  }))
export type SignInPolicyInput = z.output<typeof signInPolicySchema>

export const restoreOrganizationSchema = z.object({ organizationId: z.uuid({ error: 'invalid' }) })

export const releaseSlugSchema = z.object({ slug: slugSchema })
export type ReleaseSlugInput = z.output<typeof releaseSlugSchema>
