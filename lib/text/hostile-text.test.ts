import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { canonicalEmail, typedAddress } from '@/lib/accounts/email-address'
import { findAddresses } from '@/lib/accounts/find-addresses'
import { readAddressList } from '@/lib/invitations/read-address-list'
import { textField } from '@/lib/text/field-schemas'

// Runs that an expression or a loop may try from each of their characters. With 15,000 of them, what
// takes quadratic time takes longer than a test may.
const runs = [
  ' ',
  '\u200B',
  '\u00A0',
  ',',
  '.',
  ';',
  '!',
  '-',
  '/',
  '@',
  'a@',
  'a.',
  '<',
  '(',
  '[',
  '"',
  '"@',
]
const more = [
  '\\',
  '\u0301',
  'क\u200D',
  '\u200D',
  '👨\u200D',
  '\u{1F3F4}\u{E0067}',
  'mailto:',
  'smtp:',
  'smtp:a+',
]
const hostile = [...runs, ...more].flatMap((run) => {
  const long = run.repeat(Math.ceil(15_000 / run.length))
  return [long, `a${long}b`, `a@b.test${long}x`]
})

const modules = import.meta.glob<Record<string, unknown>>('/lib/**/schema.ts', { eager: true })
const schemas = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => value instanceof z.ZodType)
    .map(([name, schema]) => ({ name: `${file} ${name}`, schema: schema as z.ZodType })),
)

const fieldsOf = (schema: z.ZodType): string[] => {
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in as z.ZodType)
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

describe('a long text in every field is read in linear time', () => {
  test.each(schemas)('$name', ({ schema }) => {
    for (const text of hostile) {
      schema.safeParse(text)
      schema.safeParse(Object.fromEntries(fieldsOf(schema).map((field) => [field, text])))
    }
  })

  test('the forms have schemas', () => {
    const found = schemas.filter(({ schema }) => fieldsOf(schema).length > 0)
    expect(found.length).toBeGreaterThan(40)
  })
})

describe('a long text is read in linear time', () => {
  test.each(Object.entries({ canonicalEmail, typedAddress, findAddresses, readAddressList }))(
    'by %s',
    (_, read) => {
      for (const text of hostile) read(text)
    },
  )

  test('by the field of a resource', () => {
    for (const text of hostile) textField().safeParse(text)
  })
})

describe('a list is read in linear time', () => {
  const many = 6_000
  test.each([
    ['with as many columns as rows', `${'mail,'.repeat(many)}x\n${'a@b.test\n'.repeat(many)}`],
    [
      'with an address in each column',
      `${'mail,'.repeat(many)}\n${'@,'.repeat(many)}\n${'x\n'.repeat(many)}`,
    ],
    ['with a state in each column', `mail,${'status,'.repeat(many)}\n${'a@b.test\n'.repeat(many)}`],
    [
      'with other headings',
      `${'zz,'.repeat(300)}x\n${`${'y,'.repeat(300)}a@b.test\n`.repeat(1_000)}`,
    ],
    ['of one line', 'a@b.test,'.repeat(many)],
    ['of entries without an address', 'a@b.test,b,'.repeat(many)],
    ['of addresses without a separator', 'a@b.test/'.repeat(many)],
    ['in brackets', '<a@b.test>'.repeat(many)],
  ])('%s', (_, text) => {
    readAddressList(text)
  })
})
