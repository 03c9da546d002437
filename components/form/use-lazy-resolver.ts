'use client'
import { useCallback } from 'react'
import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form'
import { loadSchema, type FormBackend, type FormKind, type SchemaName } from './schemas'
import { loadTexts, sayValidation } from './validation-texts'

const load = async (name: SchemaName, kind?: FormKind, backend?: FormBackend) =>
  Promise.all([import('@hookform/resolvers/zod'), loadSchema(name, kind, backend), loadTexts()])

/**
 * Validates with the server's schema in react-hook-form, in the person's language.
 * @returns the resolver, and `preload`, to call when the form is first focused
 */
export function useLazyResolver(name: SchemaName, kind?: FormKind, backend?: FormBackend) {
  const resolver: Resolver<FieldValues> = async (values, context, options) => {
    const [{ zodResolver }, schema] = await load(name, kind, backend)
    const resolve = zodResolver(schema as never) as unknown as Resolver<FieldValues>
    const result = await resolve(values, context, options)
    const entries = Object.entries(result.errors).map(([field, error]) => [
      field,
      { ...error, message: sayValidation(error?.message as string | undefined) },
    ])
    const errors = Object.fromEntries(entries) as FieldErrors
    // The form posts the typed values; the server transforms them with the schema.
    return entries.length > 0 ? { values: {}, errors } : { values, errors: {} }
  }
  const preload = useCallback(() => void load(name, kind, backend), [name, kind, backend])
  return { resolver, preload }
}
