import { createTranslator, type Locale } from 'use-intl/core'
import { expect, test } from 'vitest'
import { pluralForms, sayCount } from './plural-forms'

const russian =
  '{count, plural, one {# участник} few {# участника} many {# участников} other {# участника}}'

const tellsLikeMessages = (locale: string, message: string) => {
  const t = createTranslator({ locale: locale as Locale, messages: { message } })
  const forms = pluralForms(locale, (count) => t('message', { count }))
  for (let count = 0; count <= 60; count++)
    expect(sayCount(forms, count, locale)).toBe(t('message', { count }))
}

test.each([
  ['en', '{count, plural, one {# person removed.} other {# people removed.}}'],
  ['ja', '{count, plural, other {#人を選択中}}'],
  ['ru', russian],
  ['pl', '{count, plural, one {# osoba} few {# osoby} many {# osób} other {# osoby}}'],
])('a count in %s reads the same as its message', tellsLikeMessages)

test('other digits in a sentence are kept', () => {
  const forms = pluralForms('en', (count) => `${count} of {organization}`)
  expect(forms).toEqual({ one: '{count} of {organization}', other: '{count} of {organization}' })
})
