/**
 * The languages with messages, each with its own name for itself. To add one, add a line here,
 * messages/<locale>.json and a line in lib/i18n/catalogues.ts: docs/translating.md.
 */
export const locales = {
  en: 'English',
  de: 'Deutsch',
  ja: '日本語',
  'en-GB': 'British English',
} as const
export type Locale = keyof typeof locales

/** Returns a country's name in a language. @param code two letters (ISO 3166-1) */
export const countryName = (code: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
