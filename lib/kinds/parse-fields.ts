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
  values?: FieldValues,
  some: Some = {},
): FieldValues {
  const fields = kindOf(kind)[part]
  return parseValues(fields && someOf(fields, some), values)
}

/**
 * Validates the values of any fields; unknown ones are dropped.
 * @throws InvalidFields with a code for each field
 */
export function parseValues(
  fields: z.ZodObject | undefined,
  values: FieldValues = {},
): FieldValues {
  if (!fields) return {}
  const result = formOf(z.object({}), { fields }).safeParse(values)
  if (result.success) return result.data.fields ?? {}
  throw InvalidFields.of(result.error.issues)
}

/** An organization's form, together with the fields of its kind. */
export const formOfKind =
  <S extends z.ZodObject>(form: S, part: KindPart) =>
  ({ organization }: { organization: { kind: string } }) =>
    formOf(form, { fields: kindOf(organization.kind)[part] })
