import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { pool } from '@/lib/db'
import { fieldControls } from '@/lib/kinds/field-controls'
import { tableOf } from '@/lib/kinds/kind-tables'
import type { RelationTarget } from '@/lib/kinds/relation'
import { messagesIn } from '@/lib/i18n/catalogues'
import { addVendors } from '@/lib/testing/vendors'

addVendors()

/** The messages of the kinds, including those in their own folders. */
const wordsOf = (name: string) =>
  (messagesIn('en') as { kinds: Record<string, Record<string, object | undefined>> }).kinds[name]

const parts = ['fields', 'memberFields'] as const
const withFields = Object.entries(config.kinds).flatMap(([name, kind]) =>
  parts.flatMap((part) => {
    const fields = kind[part]
    return fields ? [{ name, part, table: tableOf(name, part), fields }] : []
  }),
)

/** Every kind in guildhall.config.ts, including a company's own. */
describe.each(withFields)('$name: $part', ({ name, part, table, fields }) => {
  test('each field has a column, which is nullable if the field is optional', async () => {
    const { rows } = await pool().query<{ name: string; empty: boolean }>(
      `SELECT column_name AS name, is_nullable = 'YES' AS empty FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = $1`,
      [table],
    )
    const columns = new Map(rows.map((row) => [row.name, row.empty]))
    for (const { name: field, isRequired, control } of fieldControls(fields)) {
      expect([...columns.keys()]).toContain(field)
      // An unticked checkbox is false, not null.
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

  test('each relation has a foreign key: within the organization, or to an organization of that kind', async () => {
    const { rows } = await pool().query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE conrelid = format('%I', $1::text)::regclass AND contype = 'f'`,
      [table],
    )
    const keys = rows.map(({ definition }) => definition.replaceAll('"', ''))
    for (const { name: field, relation } of fieldControls(fields))
      if (relation) expect(keys.join('\n'), field).toMatch(keyOf(field, relation))
  })

  test('each field has messages', () => {
    expect(Object.keys(wordsOf(name)?.[part] ?? {})).toEqual(
      fieldControls(fields).map((field) => field.name),
    )
  })
})

/** Finds the foreign key that enforces a relation. */
const keyOf = (field: string, target: RelationTarget) =>
  new RegExp(
    'kind' in target
      ? `\\(${field}, \\w+\\) REFERENCES Organization\\(id, kind\\)`
      : target.within
        ? `\\(organizationId, ${field}\\) REFERENCES ${target.table}\\(organizationId, id\\)`
        : `\\(${field}\\) REFERENCES ${target.table}\\(id\\)`,
  )

test.each(Object.keys(config.kinds))('%s has messages', (name) => {
  expect(wordsOf(name)).toMatchObject({
    singular: expect.any(String),
    plural: expect.any(String),
    inline: expect.any(String),
  })
})
