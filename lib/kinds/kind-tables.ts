import 'server-only'
import { Prisma, type Tx } from '@/lib/db'
import type { KindPart } from '@/lib/config/define-kind'
import { fieldControls, type FieldControl } from '@/lib/kinds/field-controls'
import type { FieldValues } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'

/** The table of a kind's fields: `vendor` → VendorOrganization and VendorMember. */
export const tableOf = (kind: string, part: KindPart) =>
  `${pascalCase(kind)}${part === 'fields' ? 'Organization' : 'Member'}`

const pascalCase = (name: string) =>
  name.replace(/(^|-)([a-z0-9])/g, (_, _hyphen, letter: string) => letter.toUpperCase())

/**
 * A kind's fields of one organization as a JSON value, for a SELECT that reads the organization
 * anyway. Null for a kind that has none.
 * @param id the organization's, as SQL
 */
export const fieldsSql = (kind: string, id: Prisma.Sql) =>
  kindOf(kind).fields
    ? Prisma.sql`(SELECT to_jsonb(f) FROM ${identifier(tableOf(kind, 'fields'))} f
        WHERE f."organizationId" = ${id})`
    : Prisma.sql`NULL::jsonb`

/** The same of one member. */
export const memberFieldsSql = (kind: string, organizationId: Prisma.Sql, userId: Prisma.Sql) =>
  kindOf(kind).memberFields
    ? Prisma.sql`(SELECT to_jsonb(f) FROM ${identifier(tableOf(kind, 'memberFields'))} f
        WHERE f."organizationId" = ${organizationId} AND f."userId" = ${userId})`
    : Prisma.sql`NULL::jsonb`

// defineGuildhall has looked at the kind's name: letters, digits and hyphens, and the hyphens are gone.
// eslint-disable-next-line no-restricted-properties -- a table's name cannot be a parameter
export const identifier = (table: string) => Prisma.raw(`"${table}"`)

/** A row of the database as the fields that the kind has by now; none for no row. */
export function fieldsIn(kind: string, part: KindPart, row: FieldValues | null): FieldValues {
  const fields = kindOf(kind)[part]
  if (!fields || !row) return {}
  const names = fieldControls(fields).map(({ name }) => name)
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
}

interface Where {
  organizationId: string
  kind: string
  userId?: string
}

/** Writes a kind's fields, which were parsed before: the row is made, or holds these from now on. */
export async function writeFields(tx: Tx, where: Where, values: FieldValues): Promise<void> {
  const { organizationId, kind, userId } = where
  const part: KindPart = userId === undefined ? 'fields' : 'memberFields'
  const fields = kindOf(kind)[part]
  if (!fields) return
  const data = columns(fieldControls(fields), values)
  const key = userId === undefined ? { organizationId, kind } : { organizationId, userId }
  await delegate(tx, tableOf(kind, part)).upsert({
    where: { [Object.keys(key).join('_')]: key },
    create: { ...data, ...key, kind },
    update: data,
    select: { organizationId: true },
  })
}

interface Delegate {
  upsert: (args: object) => Promise<unknown>
}

const delegate = (tx: Tx, table: string) =>
  (tx as unknown as Record<string, Delegate>)[
    table.charAt(0).toLowerCase() + table.slice(1)
  ] as Delegate

const columns = (controls: FieldControl[], values: FieldValues) =>
  Object.fromEntries(
    controls.map(({ name, control }) => {
      const value = values[name] ?? null
      // A day without a time: Prisma takes it as a moment, and the column keeps the day.
      const isDay = control === 'date' && typeof value === 'string'
      return [name, isDay ? new Date(`${value}T00:00:00Z`) : value]
    }),
  )
