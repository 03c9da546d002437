// Kept in memory: importing messages again for each request costs two milliseconds.
import de from '@/messages/de.json'
import enGB from '@/messages/en-GB.json'
import en from '@/messages/en.json'
import ja from '@/messages/ja.json'
import type { Locale } from '@/lib/i18n/locales'
import { overlay } from '@/lib/i18n/overlay'

/**
 * Every language's messages. British English is English where it says nothing of its own; and so
 * would be a word that another language lacks, which a test refuses, but no page breaks on.
 */
export const catalogues: Record<Locale, typeof en> = {
  en,
  de: overlay(en, de),
  ja: overlay(en, ja),
  'en-GB': overlay(en, enGB),
}
