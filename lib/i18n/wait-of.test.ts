import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { catalogues } from '@/lib/i18n/catalogues'
import type { Locale } from '@/lib/i18n/locales'
import { waitOf } from './wait-of'

const said = (minutes: number, locale: Locale = 'en') =>
  createTranslator({ locale, messages: catalogues[locale], namespace: 'app' })(
    'wait',
    waitOf(minutes),
  )

test.each([
  [0, 'in a minute'],
  [1, 'in a minute'],
  [59, 'in 59 minutes'],
  [60, 'in about an hour'],
  [61, 'in about 2 hours'],
  [600, 'in about 10 hours'],
  [1200, 'tomorrow'],
  [1440, 'tomorrow'],
  [2880, 'in 2 days'],
])('a wait of %i minutes reads naturally: %s', (minutes, text) => {
  expect(said(minutes)).toBe(text)
})

test('a wait can be formatted in every language', () => {
  expect([1, 90, 1440].map((minutes) => said(minutes, 'de'))).toEqual([
    'in einer Minute',
    'in etwa 2 Stunden',
    'morgen',
  ])
  expect([1, 90, 1440].map((minutes) => said(minutes, 'ja'))).toEqual([
    '1 分後',
    '約 2 時間後',
    '1 日後',
  ])
})
