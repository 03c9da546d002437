import type { FieldValues } from '@/lib/kinds/form-of'
import { isChosen } from '@/lib/kinds/relation'

/** Returns the difference between two sets of fields for the audit log; null if they are equal. */
export function changedFields(
  before: FieldValues,
  after: FieldValues,
): { from: FieldValues; to: FieldValues } | null {
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => keyOf(before[name]) !== keyOf(after[name]),
  )
  if (names.length === 0) return null
  const only = (values: FieldValues) =>
    Object.fromEntries(names.map((name) => [name, recorded(values[name])]))
  return { from: only(before), to: only(after) }
}

/** A value as JSON, so that two equal dates compare as equal. */
const recorded = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null))

// The target of a relation may have been renamed since, so ids are compared.
const keyOf = (value: unknown) => (isChosen(value) ? value.id : recorded(value))
