import { z } from 'zod'
import { locales, type Locale } from '@/lib/i18n/locales'

/** A choice of language in a form; nothing chosen is null. */
export const localeSchema = z
  .enum(['', ...(Object.keys(locales) as Locale[])], { error: 'field-choice' })
  .transform((locale) => locale || null)
