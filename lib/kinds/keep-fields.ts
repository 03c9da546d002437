import 'server-only'
import type { Tx } from '@/lib/db'
import { changedFields } from '@/lib/kinds/changed-fields'
import { chooseRelations, type Chooser } from '@/lib/kinds/choices'
import type { FieldValues } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'
import { partOf, writeFields, type FieldsOf } from '@/lib/kinds/kind-tables'
import { parseFields } from '@/lib/kinds/parse-fields'
import { readFields } from '@/lib/kinds/read-fields'

/**
 * The only way to write a kind's fields: validates them and their relations' targets, and stores them.
 * Requires the organization lock.
 * @param typed as sent by a form or by code
 * @param user who fills them in
 * @param given values filled in before by others, which take precedence over what is typed
 * @returns the changes for the audit log; null if nothing changed
 * @throws InvalidFields
 */
export async function keepFields(
  tx: Tx,
  of: FieldsOf,
  typed: FieldValues | undefined,
  user: Chooser['user'],
  given: FieldValues = {},
): Promise<{ from: FieldValues; to: FieldValues } | null> {
  const part = partOf(of)
  const fields = kindOf(of.kind)[part]
  if (!fields) return null
  const values = parseFields(of.kind, part, { ...typed, ...given })
  const before = await readFields(tx, of)
  const { organizationId } = of
  const present = { ...before, ...given }
  const after = await chooseRelations(tx, fields, values, { user, organizationId }, present)
  const change = changedFields(before, after)
  const isNew = Object.keys(before).length === 0
  if (change || isNew) await writeFields(tx, of, after)
  return change
}
