import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { catalogues } from '@/lib/i18n/catalogues'
import { createProductSchema } from '@/lib/products/schema'

test.each(['name', 'description'] as const)('a %s has a length in characters', (field) => {
  const limit = { name: 100, description: 2000 }[field]
  const check = (text: string) =>
    createProductSchema.safeParse({ name: 'Anvil', price: '1', [field]: text })
  const whole = 'ä' + '😀'.repeat(limit - 1)
  expect(check(whole).data?.[field]).toBe(whole)
  expect(check(`${whole}x`).success).toBe(false)
})

test('a description is optional', () => {
  expect(createProductSchema.parse({ name: 'Anvil', price: '12.5' })).toEqual({
    name: 'Anvil',
    description: '',
    price: 1250,
  })
})

test('every error has a message', () => {
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
