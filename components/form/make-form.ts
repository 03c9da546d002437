import { zodResolver } from '@hookform/resolvers/zod'
import {
  createFormControl,
  type FieldErrors,
  type FieldValues,
  type Resolver,
} from 'react-hook-form'
import { askBeforeLeaving } from './ask-before-leaving'
import { loadSchema, type FormBackend, type FormKind, type SchemaName } from './schemas'
import { loadTexts, sayValidation } from './validation-texts'

/** What only a form that is used needs: the methods of react-hook-form, and the question before leaving. */
export type Form = ReturnType<typeof createFormControl<FieldValues>> & {
  askBeforeLeaving: (question: string) => () => void
}

export interface FormOptions {
  schema: SchemaName
  kind?: FormKind | undefined
  backend?: FormBackend | undefined
  /** The values and the server's errors at the fields. */
  values: Record<string, string>
  errors: Record<string, string>
}

/**
 * Makes a react-hook-form that validates with the server's schema, in the person's language. Loaded on
 * demand: action-form.tsx.
 */
export async function makeForm({
  schema: name,
  kind,
  backend,
  values,
}: FormOptions): Promise<Form> {
  const [schema] = await Promise.all([loadSchema(name, kind, backend), loadTexts()])
  const resolve = zodResolver(schema as never) as unknown as Resolver<FieldValues>
  const resolver: Resolver<FieldValues> = async (...given) => {
    const result = await resolve(...given)
    const entries = Object.entries(result.errors).map(([field, error]) => [
      field,
      { ...error, message: sayValidation(error?.message as string | undefined) },
    ])
    const errors = Object.fromEntries(entries) as FieldErrors
    // The form posts the typed values; the server transforms them with the schema.
    return entries.length > 0 ? { values: {}, errors } : { values: given[0], errors: {} }
  }
  const form = createFormControl<FieldValues>({ defaultValues: values, resolver })
  return { ...form, askBeforeLeaving: (question: string) => askBeforeLeaving(form, question) }
}
