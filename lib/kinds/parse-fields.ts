import 'server-only'
import { z } from 'zod'
import type { KindPart } from '@/lib/config/define-kind'
import { InvalidFields } from '@/lib/errors'
import { formOf, someOf, type FieldValues, type Some } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'

/**
 * A kind's fields, whoever sends them: a form, or code of one's own. The one place that decides
 * what a command writes. What the kind does not have is left out.
 * @throws InvalidFields with the code of each
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
