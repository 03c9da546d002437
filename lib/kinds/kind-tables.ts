import 'server-only'
import { Prisma, type Tx } from '@/lib/db'
import type { KindPart } from '@/lib/config/define-kind'
import { chosenSql, idOf } from '@/lib/kinds/choices'
import { fieldControls } from '@/lib/kinds/field-controls'
import type { FieldValues } from '@/lib/kinds/form-of'
import { identifier } from '@/lib/kinds/identifier'
import { kindOf } from '@/lib/kinds/kind-of'

/**
 * Returns the table of a kind's fields: `club` → ClubOrganization and ClubMember, unless the kind names
 * others.
 */
export const tableOf = (kind: string, part: KindPart) =>
  kindOf(kind).tables?.[part] ??
  `${pascalCase(kind)}${part === 'fields' ? 'Organization' : 'Member'}`

const pascalCase = (name: string) =>
  name.replace(/(^|-)([a-z0-9])/g, (_, _hyphen, letter: string) => letter.toUpperCase())

/** A kind's row as a JSON value, with the targets of its relations; null for a kind without a table. */
function rowSql(kind: string, part: KindPart, where: Prisma.Sql) {
  const fields = kindOf(kind)[part]
  if (!fields) return Prisma.sql`NULL::jsonb`
  const relations = fieldControls(fields).flatMap(({ name, relation }) =>
    relation
      ? Prisma.sql`|| jsonb_build_object(${name}::text,
          ${chosenSql(relation, Prisma.sql`f`, identifier(name))})`
      : [],
  )
  return Prisma.sql`(SELECT to_jsonb(f) ${Prisma.join([...relations, Prisma.empty], ' ')}
    FROM ${identifier(tableOf(kind, part))} f WHERE ${where})`
}

/**
 * A kind's fields of one organization as a JSON value, for a SELECT that reads the organization. Null
 * if the kind has none.
 * @param id the organization's id, as SQL
 */
export const fieldsSql = (kind: string, id: Prisma.Sql) =>
  rowSql(kind, 'fields', Prisma.sql`f."organizationId" = ${id}`)

/** The same for one member. */
export const memberFieldsSql = (kind: string, organizationId: Prisma.Sql, userId: Prisma.Sql) =>
  rowSql(
    kind,
    'memberFields',
    Prisma.sql`f."organizationId" = ${organizationId} AND f."userId" = ${userId}`,
  )

/** Converts a database row to the kind's current fields; empty if there is no row. */
export function fieldsIn(kind: string, part: KindPart, row: FieldValues | null): FieldValues {
  const fields = kindOf(kind)[part]
  if (!fields || !row) return {}
  const names = fieldControls(fields).map(({ name }) => name)
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
}

/** Whose fields: an organization's or, with `userId`, a member's. */
export interface FieldsOf {
  organizationId: string
  kind: string
  userId?: string
}

export const partOf = ({ userId }: FieldsOf): KindPart =>
  userId === undefined ? 'fields' : 'memberFields'

/** Inserts or updates a kind's validated fields. */
export async function writeFields(tx: Tx, of: FieldsOf, values: FieldValues): Promise<void> {
  const { organizationId, kind, userId } = of
  const fields = kindOf(kind)[partOf(of)]
  if (!fields) return
  const table = identifier(tableOf(kind, partOf(of)))
  const row = {
    ...Object.fromEntries(
      fieldControls(fields).map(({ name, relation }) => [
        name,
        (relation ? idOf(values[name]) : values[name]) ?? null,
      ]),
    ),
    ...{ organizationId, kind },
    ...(userId && { userId }),
  }
  const columns = Object.keys(row).map(identifier)
  const key = (userId ? ['organizationId', 'userId'] : ['organizationId', 'kind']).map(identifier)
  const changes = columns.map((column) => Prisma.sql`${column} = EXCLUDED.${column}`)
  await tx.$executeRaw`
    INSERT INTO ${table} (${Prisma.join(columns)})
    SELECT ${Prisma.join(columns)}
    FROM jsonb_populate_record(NULL::${table}, ${JSON.stringify(row)}::jsonb)
    ON CONFLICT (${Prisma.join(key)}) DO UPDATE SET ${Prisma.join(changes)}`
}
