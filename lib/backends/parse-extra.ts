import 'server-only'
import * as z from 'zod'
import type { Backend, BackendPart } from '@/lib/backends/backend'
import { InvalidFields } from '@/lib/errors'
import { formOf, type FieldValues } from '@/lib/kinds/form-of'

/**
 * Validates the values of a backend's own fields, whoever sent them; the only place that decides what
 * is passed to it. Fields that the backend does not define are dropped.
 * @throws InvalidFields with the code of each
 */
export function parseExtra(
  backend: Backend,
  part: BackendPart,
  values: FieldValues = {},
): FieldValues {
  const result = formOf(z.object({}), { extra: backend[part] }).safeParse(values)
  if (result.success) return result.data.extra ?? {}
  throw InvalidFields.of(result.error.issues)
}
