import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkKinds } from '@/lib/config/check-kinds'
import { defaultRoles } from '@/lib/access/roles'
import type { Kind } from '@/lib/config/define-kind'
import { fieldControls } from '@/lib/kinds/field-controls'
import { readForm } from '@/lib/kinds/form-of'
import { relation } from '@/lib/kinds/relation'

const check =
  (kind: Kind, name = 'club') =>
  () =>
    checkKinds({ [name]: kind })

describe('a kind is refused in words', () => {
  test.each<[string, Kind, RegExp]>([
    [
      'with a field of the form’s own',
      { fields: z.object({ slug: z.string() }) },
      /"slug".*themselves/,
    ],
    ['with a password', { memberFields: z.object({ password: z.string() }) }, /"password"/],
    ['with a field in capitals', { fields: z.object({ Size: z.string() }) }, /small letter/],
    [
      'with what no form draws',
      { fields: z.object({ tags: z.array(z.string()) }) },
      /no form can draw/,
    ],
    [
      'with a relation to a kind that is not there',
      { fields: z.object({ maker: relation({ kind: 'maker' }) }) },
      /of a kind "maker": there is none/,
    ],
    [
      'with a relation to what is no table',
      { fields: z.object({ plan: relation({ table: 'Plan" --', label: 'name' }) }) },
      /a table and a column are letters/,
    ],
    [
      'with a relation to what is no column',
      { fields: z.object({ plan: relation({ table: 'Plan', label: 'name"' }) }) },
      /a table and a column are letters/,
    ],
    [
      'which must point at rows of its own before it has any',
      {
        fields: z.object({
          office: relation({ table: 'Office', label: 'city', within: 'organization' }),
        }),
      },
      /a new one has none/,
    ],
    [
      'whose members must point at rows that a new one has none of',
      {
        memberFields: z.object({
          office: relation({ table: 'Office', label: 'city', within: 'organization' }),
        }),
      },
      /a new one has none/,
    ],
    ['with a table that is none', { tables: { fields: 'x"; DROP' } }, /a table and a column/],
    ['with room for nobody', { limits: { members: 0 } }, /above 0/],
    ['without an admin', { roles: { member: [] } as never }, /"member" and "admin"/],
  ])('%s', (_, kind, sentence) => {
    expect(check(kind)).toThrow(sentence)
  })

  test.each(['Club', 'my_club', '1st', 'club-', 'x'.repeat(33)])('named %s', (name) => {
    expect(check({}, name)).toThrow(/small letters/)
  })

  test('when there is none', () => expect(() => checkKinds({})).toThrow(/one at least/))
})

test('one that could work passes', () => {
  const fields = z.object({ seats: z.number().int().optional() })
  expect(check({ fields, limits: { members: 3 }, roles: defaultRoles })).not.toThrow()
})

const all = z.object({
  short: z.string().min(1).max(80),
  long: z.string().max(1000).optional(),
  size: z.number().int().min(1).max(9),
  price: z.number().nullable().optional(),
  open: z.boolean(),
  level: z.enum(['gold', 'silver']),
  since: z.iso.date().optional(),
  mail: z.email().optional(),
  site: z.url().optional(),
  plan: relation({ table: 'Plan', label: 'name' }),
  maker: relation({ kind: 'maker' }).nullable().optional(),
})

test('each field is drawn as what it is', () => {
  const drawn = fieldControls(all).map(
    ({ name, control, isRequired }) => `${name}: ${control}${isRequired ? ', required' : ''}`,
  )
  expect(drawn).toEqual([
    'short: text, required',
    'long: long-text',
    'size: number, required',
    'price: number',
    'open: boolean',
    'level: choice, required',
    'since: date',
    'mail: email',
    'site: url',
    'plan: relation, required',
    'maker: relation',
  ])
  expect(fieldControls(all).find(({ name }) => name === 'size')).toMatchObject({
    min: 1,
    max: 9,
    isWhole: true,
  })
  expect(fieldControls(all).find(({ name }) => name === 'level')?.options).toEqual([
    'gold',
    'silver',
  ])
})

test('what a form sends is read by the type that is stored, and what has it stays', () => {
  const typed = {
    short: 'a',
    size: '3',
    price: '',
    open: 'true',
    level: 'gold',
    since: '2026-01-31',
    plan: 'pro',
  }
  const read = readForm(all, typed)
  expect(read).toEqual({ ...typed, size: 3, price: undefined, open: true })
  expect(all.parse(read)).toEqual(read)
  expect(readForm(all, read)).toEqual(read)
  expect(readForm(all, { open: '' }).open).toBe(false)
  expect(all.safeParse(readForm(all, { ...typed, size: 'many' })).success).toBe(false)
})
