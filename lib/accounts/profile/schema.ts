import * as z from 'zod'
import { personNameSchema, withNewPassword } from '@/lib/accounts/sign-in/schema'
import { localeSchema } from '@/lib/i18n/locale-schema'
import { themes } from '@/lib/accounts/profile/theme'

export const updateProfileSchema = z.object({
  name: personNameSchema,
  locale: localeSchema.optional(),
})
export type UpdateProfileInput = z.output<typeof updateProfileSchema>

export const chooseLanguageSchema = z.object({ locale: localeSchema })
export type ChooseLanguageInput = z.output<typeof chooseLanguageSchema>

export const changePasswordSchema = withNewPassword({
  currentPassword: z.string({ error: 'password-missing' }).min(1, 'password-missing').max(1024),
})
export type ChangePasswordInput = z.output<typeof changePasswordSchema>

export const sessionIdSchema = z.object({ sessionId: z.uuid({ error: 'invalid' }) })
export type SessionIdInput = z.output<typeof sessionIdSchema>

export const deviceLinkSchema = z.object({ token: z.string().max(2000) })
export type DeviceLinkInput = z.output<typeof deviceLinkSchema>

export const emptySchema = z.object({})

export const themeSchema = z.object({ theme: z.enum(themes, { error: 'invalid' }) })
