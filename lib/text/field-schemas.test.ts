import fc from 'fast-check'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { catalogues } from '@/lib/i18n/catalogues'
import * as fields from '@/lib/text/field-schemas'
import { MONEY_MAX, parseMoney, typedMoney } from '@/lib/text/money'

const id = '0190b5a8-7c53-7b6e-9b8e-1f2d3c4b5a69'

const kinds: Record<
  string,
  { field: z.ZodType; reads: [string | boolean, unknown][]; refuses: string[][] }
> = {
  text: {
    field: fields.textField(5),
    reads: [[' Anvil ', 'Anvil']],
    refuses: [
      ['  ', 'field-missing'],
      ['Anvils', 'field-long'],
      ['a\u200Bb', 'name-characters'],
    ],
  },
  longtext: {
    field: fields.longTextField(),
    reads: [
      [' a\r\nb ', 'a\nb'],
      ['a\u0000b', 'ab'],
    ],
    refuses: [
      [' \n', 'field-missing'],
      ['x'.repeat(2001), 'message-long'],
    ],
  },
  integer: {
    field: fields.integerField(),
    reads: [
      ['12', 12],
      [' -3 ', -3],
      ['2147483647', 2147483647],
    ],
    refuses: [
      ['', 'field-missing'],
      ['1.5', 'field-whole'],
      ['1e3', 'field-whole'],
      ['ten', 'field-whole'],
      ['2147483648', 'field-large'],
      ['-2147483649', 'field-small'],
    ],
  },
  money: {
    field: fields.moneyField(),
    reads: [
      ['12.50', 1250],
      ['12.5', 1250],
      ['12', 1200],
      [' 0.99 ', 99],
      ['0', 0],
      ['1.1', 110],
      ['10000000', MONEY_MAX],
    ],
    refuses: [
      [' ', 'money-missing'],
      ...['1.234,56', '12,50', '1,234.56', '1.234', '-1', '1e3', '12.', '.5', '€12', 'ten', '１２'],
      '9'.repeat(13),
    ]
      .map((typed) => (typeof typed === 'string' ? [typed, 'money-invalid'] : typed))
      .concat([['10000000.01', 'money-high']]),
  },
  boolean: {
    field: fields.booleanField(),
    reads: [
      ['true', true],
      ['', false],
      ['no', false],
      // As in react-hook-form.
      [false, false],
      [true, true],
    ],
    refuses: [],
  },
  date: {
    field: fields.dateField(),
    reads: [['2028-02-29', new Date('2028-02-29T00:00Z')]],
    refuses: [
      ['', 'field-missing'],
      ['2027-02-29', 'field-date'],
      ['29.2.2028', 'field-date'],
      ['0000-01-01', 'field-date'],
    ],
  },
  datetime: {
    field: fields.dateTimeField(),
    reads: [
      ['2028-02-29T13:05', new Date('2028-02-29T13:05Z')],
      ['2028-02-29T13:05:10', new Date('2028-02-29T13:05:10Z')],
      ['2028-02-29T13:05:10Z', new Date('2028-02-29T13:05:10Z')],
    ],
    refuses: [
      ['', 'field-missing'],
      ['2028-02-29', 'field-date'],
      ['2027-02-29T10:00', 'field-date'],
    ],
  },
  choice: {
    field: fields.choiceField(['open', 'done']),
    reads: [['open', 'open']],
    refuses: [
      ['', 'field-missing'],
      ['closed', 'field-choice'],
    ],
  },
  url: {
    field: fields.urlField(30),
    reads: [['https://acme.test/a', 'https://acme.test/a']],
    refuses: [
      ['', 'field-missing'],
      ['acme.test', 'field-url'],
      ['javascript:alert(1)', 'field-url'],
      [`https://acme.test/${'a'.repeat(30)}`, 'field-long'],
    ],
  },
  id: {
    field: fields.idField(),
    reads: [[id, id]],
    refuses: [
      ['', 'field-choice'],
      ['x', 'field-choice'],
    ],
  },
}

const codesOf = (field: z.ZodType, typed: unknown) =>
  z
    .object({ field })
    .safeParse(typed === undefined ? {} : { field: typed })
    .error?.issues.map(({ message }) => message)

describe.each(Object.entries(kinds))('%s', (name, { field, reads, refuses }) => {
  test.each(reads)('%j is read as %j', (typed, value) => expect(field.parse(typed)).toEqual(value))

  test.each(refuses)('%j is refused: %s', (typed, code) =>
    expect(codesOf(field, typed)).toEqual([code]),
  )

  test('an optional field may be empty or missing, and is validated otherwise', () => {
    if (name === 'boolean') return
    const optional = z.object({ field: fields.optional(field) })
    for (const typed of [{ field: '' }, { field: '  ' }, {}])
      expect(optional.parse(typed)).toEqual({ field: null })
    for (const [typed, value] of reads)
      expect(optional.parse({ field: typed })).toEqual({ field: value })
    const [typed, code] = refuses.at(-1)!
    expect(codesOf(fields.optional(field), typed)).toEqual([code])
  })

  test('has a message for each refusal, also if it is missing from the form', () => {
    const t = createTranslator({ locale: 'en', messages: catalogues.en, namespace: 'validation' })
    const codes = [...refuses.map(([, code]) => code), ...(codesOf(field, undefined) ?? [])]
    for (const code of codes) expect(t.has(code as never), code).toBe(true)
  })
})

test('money is shown as it was typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MONEY_MAX }), (cents) => {
      expect(parseMoney(typedMoney(cents))).toBe(cents)
    }),
  )
})

test('a date and a time are shown as they were typed', () => {
  expect(fields.typedDate(fields.dateField().parse('2028-02-29'))).toBe('2028-02-29')
  expect(fields.typedDateTime(fields.dateTimeField().parse('2028-02-29T13:05'))).toBe(
    '2028-02-29T13:05',
  )
  expect([fields.typedDate(null), fields.typedDateTime(null)]).toEqual(['', ''])
})
