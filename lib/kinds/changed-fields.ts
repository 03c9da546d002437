import type { FieldValues } from '@/lib/kinds/form-of'

/** What is different between two sets of fields: for the audit log; null when nothing is. */
export function changedFields(
  before: FieldValues,
  after: FieldValues,
): { from: FieldValues; to: FieldValues } | null {
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => (before[name] ?? null) !== (after[name] ?? null),
  )
  if (names.length === 0) return null
  const only = (values: FieldValues) =>
    Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
  return { from: only(before), to: only(after) }
}
