import 'server-only'
import * as z from 'zod'
import { formOf, type FieldValues } from '@/lib/kinds/form-of'
import { defaultKind, kindOf } from '@/lib/kinds/kind-of'

/**
 * The form of a new organization, with the additional fields of the kind in its field `kind`. The
 * command refuses an unknown kind.
 * @param extraOf returns the backend's additional fields for a kind
 */
export const ofItsKind = <S extends z.ZodObject>(
  form: S,
  extraOf: (kind: string) => z.ZodObject | undefined = () => undefined,
) =>
  formOf(form.extend({ kind: z.string().optional() }), (typed) => {
    const kind = kindIn(typed)
    const { fields, memberFields } = kindOf(kind)
    return { fields, memberFields, extra: extraOf(kind) }
  }) as unknown as z.ZodType<
    z.output<S> & {
      kind?: string
      fields?: FieldValues
      memberFields?: FieldValues
      extra?: FieldValues
    }
  >

const kindIn = (typed: unknown) => {
  const kind = (typed as { kind?: unknown } | undefined)?.kind
  return typeof kind === 'string' ? kind : defaultKind()
}
