// Kept in memory: importing messages again for each request costs two milliseconds.
import de from '@/messages/de.json'
import enGB from '@/messages/en-GB.json'
import en from '@/messages/en.json'
import ja from '@/messages/ja.json'
import config from '@/guildhall.config'
import type { Locale } from '@/lib/i18n/locales'
import type { Messages } from '@/lib/i18n/messages'
import { merged, overlay } from '@/lib/i18n/overlay'

const files = { en, de, ja, 'en-GB': enGB }

/** What a language says itself: its file in messages/, and what the resources add to it. */
export const messagesIn = (locale: Locale): object =>
  Object.values(config.resources).reduce(
    (all, { messages }) => merged(all, messages[locale] ?? {}),
    files[locale] as object,
  )

const english = messagesIn('en') as Messages

/**
 * Every language's messages. British English is English where it says nothing of its own; and so
 * would be a word that another language lacks, which a test refuses, but no page breaks on.
 */
export const catalogues = Object.fromEntries(
  (Object.keys(files) as Locale[]).map((locale) => [locale, overlay(english, messagesIn(locale))]),
) as Record<Locale, Messages>
