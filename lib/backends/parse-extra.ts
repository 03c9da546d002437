import 'server-only'
import { z } from 'zod'
import type { Backend, BackendPart } from '@/lib/backends/backend'
import { InvalidFields } from '@/lib/errors'
import { formOf, type FieldValues } from '@/lib/kinds/form-of'

/**
 * What a backend's own fields hold, whoever sends them: the one place that decides what it is told.
 * What the backend does not have is left out.
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
