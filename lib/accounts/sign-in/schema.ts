import * as z from 'zod'
import { codeSchema } from '@/lib/accounts/factors/schema'
import { normalizePassword } from '@/lib/accounts/passwords/normalize-password'
import { nameSchema } from '@/lib/text/name-text'
import { emailSchema } from '@/lib/accounts/email-address'

export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 256

/** A person's name: one line of text, 1 to 100 characters. */
export const personNameSchema = nameSchema('person-name-missing', 'person-name-long')

/**
 * A new password, exactly as typed: at least 15 characters (code points, so that an emoji is one),
 * without rules about which. lib/accounts/passwords/password-problem.ts checks for common ones on the
 * server.
 */
export const newPasswordSchema = z
  .string({ error: 'password-missing' })
  .min(1, 'password-missing')
  .refine((password) => lengthOf(password) >= PASSWORD_MIN, 'password-short')
  .refine((password) => lengthOf(password) <= PASSWORD_MAX, 'password-long')

// Extremely long text is not read to the end: no letter takes more than a few code units.
const lengthOf = (password: string) =>
  [...normalizePassword(password.slice(0, 16 * PASSWORD_MAX))].length

const passwordFields = {
  password: newPasswordSchema,
  confirmPassword: z.string({ error: 'password-repeat' }).min(1, 'password-repeat'),
}

/** A form in which a new password is typed twice, with the fields of `shape`. */
export const withNewPassword = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z
    .object({ ...shape, ...passwordFields })
    .refine(isTypedTwice, { path: ['confirmPassword'], error: 'password-repeat' })

const isTypedTwice = (input: { password?: unknown; confirmPassword?: unknown }) =>
  typeof input.password === 'string' && typeof input.confirmPassword === 'string'
    ? normalizePassword(input.password) === normalizePassword(input.confirmPassword)
    : input.password === input.confirmPassword

const next = z.string().max(2000).optional()
// lib/access/tokens.ts removes characters that email programs add around a link.
const token = z.string().max(2000)

export const signInSchema = z.object({
  email: emailSchema,
  // Any length, because passwords from before the current rule must still sign in.
  password: z.string({ error: 'password-missing' }).min(1, 'password-missing').max(1024),
  next,
})
export type SignInInput = z.output<typeof signInSchema>

export const requestLinkSchema = z.object({ email: emailSchema, next })
export type RequestLinkInput = z.output<typeof requestLinkSchema>

export const resetPasswordSchema = withNewPassword({ token })
export type ResetPasswordInput = z.output<typeof resetPasswordSchema>

export const signInLinkSchema = z.object({ token, next })
export type SignInLinkInput = z.output<typeof signInLinkSchema>

export const signInCodeSchema = z.object({ code: codeSchema, next })
export type SignInCodeInput = z.output<typeof signInCodeSchema>

export const signOutSchema = z.object({ next })
