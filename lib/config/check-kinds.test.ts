import { describe, expect, test } from 'vitest'
import * as z from 'zod'
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

describe('an invalid kind is refused with a sentence', () => {
  test.each<[string, Kind, RegExp]>([
    [
      'with a field name that the form uses itself',
      { fields: z.object({ slug: z.string() }) },
      /"slug".*themselves/,
    ],
    ['with a password', { memberFields: z.object({ password: z.string() }) }, /"password"/],
    ['with a capitalized field name', { fields: z.object({ Size: z.string() }) }, /small letter/],
    [
      'with a field that no form can render',
      { fields: z.object({ tags: z.array(z.string()) }) },
      /no form can draw/,
    ],
    [
      'with a relation to an unknown kind',
      { fields: z.object({ maker: relation({ kind: 'maker' }) }) },
      /of a kind "maker": there is none/,
    ],
    [
      'with a relation to an invalid table name',
      { fields: z.object({ plan: relation({ table: 'Plan" --', label: 'name' }) }) },
      /a table and a column are letters/,
    ],
    [
      'with a relation to an invalid column name',
      { fields: z.object({ plan: relation({ table: 'Plan', label: 'name"' }) }) },
      /a table and a column are letters/,
    ],
    [
      'whose fields require rows of the organization before it can have any',
      {
        fields: z.object({
          office: relation({ table: 'Office', label: 'city', within: 'organization' }),
        }),
      },
      /a new one has none/,
    ],
    [
      'whose member fields require rows that a new organization cannot have',
      {
        memberFields: z.object({
          office: relation({ table: 'Office', label: 'city', within: 'organization' }),
        }),
      },
      /a new one has none/,
    ],
    ['with an invalid table name', { tables: { fields: 'x"; DROP' } }, /a table and a column/],
    ['with a member limit of zero', { limits: { members: 0 } }, /above 0/],
    ['without an admin role', { roles: { member: [] } as never }, /"member" and "admin"/],
  ])('%s', (_, kind, sentence) => {
    expect(check(kind)).toThrow(sentence)
  })

  test.each(['Club', 'my_club', '1st', 'club-', 'x'.repeat(33)])('named %s', (name) => {
    expect(check({}, name)).toThrow(/small letters/)
  })

  test('when there are no kinds', () => expect(() => checkKinds({})).toThrow(/one at least/))
})

test('a valid kind passes', () => {
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

test('each field is rendered with the control for its type', () => {
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

test('form values are converted to the stored type, and converted values stay the same', () => {
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
