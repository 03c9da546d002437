import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { pool } from '@/lib/db'
import { fieldControls } from '@/lib/kinds/field-controls'
import { tableOf } from '@/lib/kinds/kind-tables'
import type { RelationTarget } from '@/lib/kinds/relation'
import { messagesIn } from '@/lib/i18n/catalogues'
import { addVendors } from '@/lib/testing/vendors'

addVendors()

/** The words of the kinds, those that they bring with them included. */
const wordsOf = (name: string) =>
  (messagesIn('en') as { kinds: Record<string, Record<string, object | undefined>> }).kinds[name]

const parts = ['fields', 'memberFields'] as const
const withFields = Object.entries(config.kinds).flatMap(([name, kind]) =>
  parts.flatMap((part) => {
    const fields = kind[part]
    return fields ? [{ name, part, table: tableOf(name, part), fields }] : []
  }),
)

/** Every kind of guildhall.config.ts, those of a company's own included. */
describe.each(withFields)('$name: $part', ({ name, part, table, fields }) => {
  test('each field has a column, which may be empty where the field may', async () => {
    const { rows } = await pool().query<{ name: string; empty: boolean }>(
      `SELECT column_name AS name, is_nullable = 'YES' AS empty FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = $1`,
      [table],
    )
    const columns = new Map(rows.map((row) => [row.name, row.empty]))
    for (const { name: field, isRequired, control } of fieldControls(fields)) {
      expect([...columns.keys()]).toContain(field)
      // A box that is not ticked is false, and not nothing.
      if (!isRequired && control !== 'boolean') expect(columns.get(field), field).toBe(true)
    }
  })

  test('its rows belong to organizations of this kind', async () => {
    const { rows } = await pool().query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE conrelid = format('%I', $1::text)::regclass`,
      [table],
    )
    const definitions = rows.map(({ definition }) => definition).join('\n')
    expect(definitions).toContain(`CHECK ((kind = '${name}'::text))`)
    expect(definitions).toMatch(
      /FOREIGN KEY \("organizationId", kind\) REFERENCES "Organization"\(id, kind\) ON DELETE CASCADE/,
    )
  })

  test('each relation has a foreign key: within the organization, or to one of that kind', async () => {
    const { rows } = await pool().query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE conrelid = format('%I', $1::text)::regclass AND contype = 'f'`,
      [table],
    )
    const keys = rows.map(({ definition }) => definition.replaceAll('"', ''))
    for (const { name: field, relation } of fieldControls(fields))
      if (relation) expect(keys.join('\n'), field).toMatch(keyOf(field, relation))
  })

  test('each field has words', () => {
    expect(Object.keys(wordsOf(name)?.[part] ?? {})).toEqual(
      fieldControls(fields).map((field) => field.name),
    )
  })
})

/** The foreign key that keeps a relation true. */
const keyOf = (field: string, target: RelationTarget) =>
  new RegExp(
    'kind' in target
      ? `\\(${field}, \\w+\\) REFERENCES Organization\\(id, kind\\)`
      : target.within
        ? `\\(organizationId, ${field}\\) REFERENCES ${target.table}\\(organizationId, id\\)`
        : `\\(${field}\\) REFERENCES ${target.table}\\(id\\)`,
  )

test.each(Object.keys(config.kinds))('%s has words', (name) => {
  expect(wordsOf(name)).toMatchObject({
    singular: expect.any(String),
    plural: expect.any(String),
    inline: expect.any(String),
    new: expect.any(String),
    create: expect.any(String),
    name: expect.any(String),
  })
})
