/**
 * The languages that there are messages for, each with its own name for itself. A further one is a
 * line here, messages/<locale>.json and a line in lib/i18n/catalogues.ts: docs/translating.md.
 */
export const locales = {
  en: 'English',
  de: 'Deutsch',
  ja: '日本語',
  'en-GB': 'British English',
} as const
export type Locale = keyof typeof locales
