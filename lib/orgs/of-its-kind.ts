import 'server-only'
import { z } from 'zod'
import { formOf, type FieldValues } from '@/lib/kinds/form-of'
import { defaultKind, kindOf } from '@/lib/kinds/kind-of'

/**
 * The form of a new organization, whose field `kind` says what else is in it. One that the
 * configuration does not have is for the command to refuse.
 */
export const ofItsKind = <S extends z.ZodObject>(form: S) =>
  formOf(
    form.extend({ kind: z.string().optional() }),
    (typed) => kindOf(kindIn(typed)).fields,
  ) as unknown as z.ZodType<z.output<S> & { kind?: string; fields?: FieldValues }>

const kindIn = (typed: unknown) => {
  const kind = (typed as { kind?: unknown } | undefined)?.kind
  return typeof kind === 'string' ? kind : defaultKind()
}
