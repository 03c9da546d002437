import 'server-only'
import { idOf } from '@/lib/kinds/choices'
import type { FieldValues } from '@/lib/kinds/form-of'

/** Converts values to a form's defaults: text, and nothing for empty fields. */
export const asTyped = (values: FieldValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined && value !== false)
      .map(([name, value]) => [name, idOf(value) ?? String(value)]),
  )
