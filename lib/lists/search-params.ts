import { storableText } from '@/lib/text/storable-text'

/**
 * One value of an address's query: the first of several, undefined for none or an empty one, and
 * without what no database takes.
 */
export const firstParam = (value: string | string[] | undefined): string | undefined =>
  storableText((Array.isArray(value) ? value[0] : value) ?? '') || undefined
