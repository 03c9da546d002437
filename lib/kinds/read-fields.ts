import 'server-only'
import { Prisma, type db, type Tx } from '@/lib/db'
import type { FieldValues } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'
import {
  fieldsIn,
  fieldsSql,
  memberFieldsSql,
  partOf,
  type FieldsOf,
} from '@/lib/kinds/kind-tables'
import { idOf } from '@/lib/kinds/choices'

/**
 * Reads a kind's fields of an organization or a member; empty if they were never filled in, and for a
 * kind without fields, for which no query runs.
 */
export async function readFields(tx: Tx | typeof db, of: FieldsOf): Promise<FieldValues> {
  const { organizationId, kind, userId } = of
  const part = partOf(of)
  if (!kindOf(kind)[part]) return {}
  const id = Prisma.sql`${organizationId}::uuid`
  const select =
    userId === undefined
      ? fieldsSql(kind, id)
      : memberFieldsSql(kind, id, Prisma.sql`${userId}::uuid`)
  const [row] = await tx.$queryRaw<{ fields: FieldValues | null }[]>`SELECT ${select} AS fields`
  return fieldsIn(kind, part, row?.fields ?? null)
}

/** Converts values to a form's defaults: text, and nothing for empty fields. */
export const asTyped = (values: FieldValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined && value !== false)
      .map(([name, value]) => [name, idOf(value) ?? String(value)]),
  )
