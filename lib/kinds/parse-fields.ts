import 'server-only'
import * as z from 'zod'
import type { KindPart } from '@/lib/config/define-kind'
import { InvalidFields } from '@/lib/errors'
import { formOf, someOf, type FieldValues, type Some } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'

/**
 * Validates a kind's fields, from a form or from code. The only place that decides what a command
 * writes; unknown fields are dropped.
 * @throws InvalidFields with a code for each field
 */
export function parseFields(
  kind: string,
  part: KindPart,
  values: FieldValues = {},
  some: Some = {},
): FieldValues {
  const fields = kindOf(kind)[part]
  if (!fields) return {}
  const result = formOf(z.object({}), { fields: someOf(fields, some) }).safeParse(values)
  if (result.success) return result.data.fields ?? {}
  throw InvalidFields.of(result.error.issues)
}
