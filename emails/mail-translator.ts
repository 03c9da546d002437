import { createTranslator } from 'use-intl/core'
import { createElement, type ReactNode } from 'react'
import { catalogueOf } from '@/lib/i18n/catalogues'
import { locales, type Locale, countryName } from '@/lib/i18n/locales'
import { momentFormat } from '@/lib/i18n/moment-format'
import type { MailKey, MailTranslator, Tags } from './mail-template'
import { mailValues, type MailValues } from './mail-values'

const bold = (chunks: ReactNode) => createElement('strong', null, chunks)

/**
 * Works outside of a request. Throws if a message or a value is missing: a late email is better than
 * one with a gap.
 * @param locale falls back to English
 */
export function mailTranslator(locale: string, kind = ''): MailTranslator {
  const known = Object.hasOwn(locales, locale) ? (locale as Locale) : 'en'
  const key = `${known} ${kind}`
  const translator = made.get(key) ?? makeTranslator(known, kind)
  made.set(key, translator)
  return translator
}

// Cached like the pages' translators in translations.ts: messages are parsed once.
const made = new Map<string, MailTranslator>()

function makeTranslator(known: Locale, kind: string): MailTranslator {
  const messages = catalogueOf(known, kind)
  const translate = createTranslator({
    locale: known,
    messages,
    namespace: 'mail',
    timeZone: 'UTC',
    formats: { dateTime: { moment: momentFormat } },
    onError: (error) => {
      throw error
    },
  })
  const roleName = (role: string) =>
    Object.hasOwn(messages.mail.roles, role) ? translate(`roles.${role}` as MailKey) : role
  const kinds = messages.kinds as Record<string, unknown>
  const kindName = (kind: string) =>
    (Object.hasOwn(kinds, kind) ? (kinds[kind] as { inline?: string }).inline : undefined) ??
    messages.kinds.organization.inline
  const prepare = (values: MailValues = {}) => ({
    kind: kindName(''),
    ...mailValues(values, {
      ...{ role: roleName, kind: kindName },
      country: (code) => countryName(code, known),
    }),
  })
  return Object.assign((key: MailKey, values?: MailValues) => translate(key, prepare(values)), {
    rich: (key: MailKey, values?: MailValues, tags?: Tags) =>
      translate.rich(key, { ...prepare(values), b: bold, ...tags }),
    locale: known,
  })
}
