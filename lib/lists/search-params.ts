import { storableText } from '@/lib/text/storable-text'

/**
 * Returns one value of a query parameter: the first if repeated, undefined if missing or empty, without
 * characters that the database rejects.
 */
export const firstParam = (value: string | string[] | undefined): string | undefined =>
  storableText((Array.isArray(value) ? value[0] : value) ?? '') || undefined
