import * as z from 'zod'
import { nameSchema } from '@/lib/text/name-text'

/** Six digits, however they are grouped, and also as full-width keyboards write them. */
export const codeSchema = z
  .string({ error: 'code-missing' })
  .max(40, 'code-invalid')
  .transform((code) => code.normalize('NFKC').replace(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .min(1, 'code-missing')
      .regex(/^\d{6}$/, 'code-invalid'),
  )

export const totpCodeSchema = z.object({ code: codeSchema })
export type TotpCodeInput = z.output<typeof totpCodeSchema>

const next = z.string().max(2000).optional()

/** Setting up an app continues to `next`. */
export const startAuthenticatorSchema = z.object({ next })

export const confirmByCodeSchema = z.object({ code: codeSchema, next })
export type ConfirmByCodeInput = z.output<typeof confirmByCodeSchema>

export const proveByPasswordSchema = z.object({
  password: z.string({ error: 'password-missing' }).min(1, 'password-missing').max(1024),
  next,
})
export type ProveByPasswordInput = z.output<typeof proveByPasswordSchema>

export const confirmByRecoveryCodeSchema = z.object({
  recoveryCode: z
    .string({ error: 'recovery-code-missing' })
    .trim()
    .min(1, 'recovery-code-missing')
    .max(100, 'recovery-code-invalid'),
  next,
})
export type ConfirmByRecoveryCodeInput = z.output<typeof confirmByRecoveryCodeSchema>

/** A browser's response to a challenge, as JSON; parsed fully only by @simplewebauthn/server. */
const answer = z.string({ error: 'invalid' }).min(2, 'invalid').max(20_000, 'invalid')

export const passkeyAnswerSchema = z.object({ answer, next })
export type PasskeyAnswerInput = z.output<typeof passkeyAnswerSchema>

export const addPasskeySchema = z.object({
  answer,
  name: nameSchema('passkey-name-missing', 'passkey-name-long'),
})
export type AddPasskeyInput = z.output<typeof addPasskeySchema>

export const passkeyIdSchema = z.object({ passkeyId: z.uuid({ error: 'invalid' }) })
export type PasskeyIdInput = z.output<typeof passkeyIdSchema>
