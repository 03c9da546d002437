import { expect, test } from 'vitest'
import { pool } from '@/lib/db'
import { ownedModels } from '@/lib/tenancy/models'

interface ForeignKey {
  name: string
  from: string
  columns: string[]
  to: string
  references: string[]
}

const foreignKeys = async () => {
  const { rows } = await pool().query<ForeignKey>(`
    SELECT c.conname AS name, c.conrelid::regclass::text AS "from", c.confrelid::regclass::text AS "to",
      (SELECT array_agg(attname::text ORDER BY k.place) FROM pg_attribute,
        unnest(c.conkey) WITH ORDINALITY AS k (number, place)
        WHERE attrelid = c.conrelid AND attnum = k.number) AS columns,
      (SELECT array_agg(attname::text ORDER BY k.place) FROM pg_attribute,
        unnest(c.confkey) WITH ORDINALITY AS k (number, place)
        WHERE attrelid = c.confrelid AND attnum = k.number) AS "references"
    FROM pg_constraint c WHERE c.contype = 'f'`)
  return rows.map((row) => ({ ...row, to: row.to.replaceAll('"', '') }))
}

test("every reference to an organization's row includes the organization", async () => {
  const owned: string[] = ownedModels()
  const keys = (await foreignKeys()).filter(({ to }) => owned.includes(to))
  expect(keys).not.toEqual([])
  for (const { name, columns, references } of keys)
    expect(
      columns.some(
        (column, n) => column === 'organizationId' && references[n] === 'organizationId',
      ),
      `${name} must hold organizationId on both sides, or it can cross organizations`,
    ).toBe(true)
})
