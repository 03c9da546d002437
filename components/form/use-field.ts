'use client'
import { useContext, useId } from 'react'
import { useFormContext } from 'react-hook-form'
import { FormStateContext } from './form-state-context'

/** Connects a field to its form: returns its input props, id and error. */
export function useField(name: string) {
  const { register } = useFormContext()
  const { value, ...state } = useFieldState(name)
  return { ...state, input: { ...register(name), defaultValue: value } }
}

/** The same for controls that manage their own input: returns id, initial value and error. */
export function useFieldState(name: string) {
  const id = `${useId()}-${name}`
  const { formState } = useFormContext()
  const { values, fields } = useContext(FormStateContext)
  const message = formState.errors[name]?.message
  return { id, value: values[name], error: typeof message === 'string' ? message : fields[name] }
}
