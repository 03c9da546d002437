import * as z from 'zod'
import { locales, type Locale } from '@/lib/i18n/locales'

/** A language chosen in a form; null if none is. */
export const localeSchema = z
  .enum(['', ...(Object.keys(locales) as Locale[])], { error: 'field-choice' })
  .transform((locale) => locale || null)
