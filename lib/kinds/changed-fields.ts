import type { FieldValues } from '@/lib/kinds/form-of'
import { isChosen } from '@/lib/kinds/relation'

/** What is different between two sets of fields: for the audit log; null when nothing is. */
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

/** A value as JSON has it, in which two of one moment are the same. */
const recorded = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null))

// What a relation points at may have been renamed since.
const keyOf = (value: unknown) => (isChosen(value) ? value.id : recorded(value))
