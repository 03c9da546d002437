'use client'
import { useCallback, useContext, useId, useSyncExternalStore, createContext } from 'react'
import type { Form } from './make-form'

/** Connects a field to its form: returns its input props, id and error. */
export function useField(name: string) {
  const { form } = useContext(FormStateContext)
  const { value, ...state } = useFieldState(name)
  return { ...state, input: { name, ...form?.register(name), defaultValue: value } }
}

/** The same for controls that manage their own input: returns id, initial value and error. */
export function useFieldState(name: string) {
  const id = `${useId()}-${name}`
  const { form, values, fields } = useContext(FormStateContext)
  const error = useFormPart(
    form,
    'errors',
    (loaded) => loaded.getFieldState(name).error?.message,
    fields[name],
  )
  return { id, value: values[name], error }
}

/** The current value of a text field; the initial one until react-hook-form is loaded. */
export function useFieldValue(name: string): string {
  const { form, values } = useContext(FormStateContext)
  const value: unknown = useFormPart(
    form,
    'values',
    ({ getValues }) => getValues(name),
    values[name],
  )
  return typeof value === 'string' ? value : ''
}

const nothing = () => {}

/**
 * Reads a part of a form's state and keeps it up to date. These are react-hook-form's own hooks without
 * its code, which is loaded later.
 * @param otherwise returned until the form is loaded
 */
function useFormPart<T>(
  form: Form | undefined,
  part: 'errors' | 'values',
  read: (form: Form) => T,
  otherwise: T,
): T {
  const subscribe = useCallback(
    (callback: () => void) => form?.subscribe({ formState: { [part]: true }, callback }) ?? nothing,
    [form, part],
  )
  return useSyncExternalStore(
    subscribe,
    () => (form ? read(form) : otherwise),
    () => otherwise,
  )
}

interface FormStateOf {
  isPending: boolean
  /** The initial value of each field. */
  values: Record<string, string>
  /** The server's errors by field, until `form` has them. */
  fields: Record<string, string>
  /** react-hook-form, once it is loaded. */
  form?: Form | undefined
  load: () => Promise<Form | undefined>
}

/** The state of a form that its fields and buttons need. */
export const FormStateContext = createContext<FormStateOf>({
  isPending: false,
  values: {},
  fields: {},
  load: () => Promise.resolve(undefined),
})
