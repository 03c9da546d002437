import fc from 'fast-check'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { catalogues } from '@/lib/i18n/catalogues'
import { createProductSchema, parsePrice, PRICE_MAX, typedPrice } from '@/lib/products/schema'

const refusalOf = (price: string) => {
  const { error } = createProductSchema.safeParse({ name: 'Anvil', price })
  return error?.issues.map(({ path, message }) => `${path.join()}: ${message}`).join()
}

describe('a price', () => {
  test.each([
    ['12.50', 1250],
    ['12.5', 1250],
    ['12', 1200],
    [' 0.99 ', 99],
    ['0', 0],
    ['1.1', 110],
    ['10000000', PRICE_MAX],
  ])('%j is %i cents', (typed, cents) => {
    const { data } = createProductSchema.safeParse({ name: 'Anvil', price: typed })
    expect(data?.price).toBe(cents)
  })

  test.each([
    '1.234,56',
    '12,50',
    '1,234.56',
    '1.234',
    '-1',
    '1e3',
    '12.',
    '.5',
    '€12',
    'ten',
    '１２',
  ])('%j is refused', (typed) => expect(refusalOf(typed)).toBe('price: price-invalid'))

  test('is asked for, and has an end', () => {
    expect(refusalOf(' ')).toBe('price: price-missing')
    expect(refusalOf('10000000.01')).toBe('price: price-high')
    expect(refusalOf('9'.repeat(13))).toBe('price: price-invalid')
  })

  test('comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: PRICE_MAX }), (cents) => {
        expect(parsePrice(typedPrice(cents))).toBe(cents)
      }),
    )
  })
})

test.each(['name', 'description'] as const)('a %s has a length in characters', (field) => {
  const limit = { name: 100, description: 2000 }[field]
  const check = (text: string) =>
    createProductSchema.safeParse({ name: 'Anvil', price: '1', [field]: text })
  const whole = 'ä' + '😀'.repeat(limit - 1)
  expect(check(whole).data?.[field]).toBe(whole)
  expect(check(`${whole}x`).success).toBe(false)
})

test('every refusal has its sentence', () => {
  const t = createTranslator({ locale: 'en', messages: catalogues.en, namespace: 'validation' })
  const codes = [
    ...createProductSchema.safeParse({ name: ' ', description: 'x'.repeat(2001), price: 'x' })
      .error!.issues,
    ...createProductSchema.safeParse({ name: 'x'.repeat(101), price: '' }).error!.issues,
    ...createProductSchema.safeParse({ name: 'a\u200Bb', price: '99999999' }).error!.issues,
  ].map(({ message }) => message)
  expect(codes).toHaveLength(7)
  for (const code of codes) expect(t.has(code as never), code).toBe(true)
})
