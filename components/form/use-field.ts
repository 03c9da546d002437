'use client'
import { useContext, useId } from 'react'
import { useFormContext } from 'react-hook-form'
import { FormStateContext } from './form-state-context'

/** A field's ties to its form: what the control must carry, what it holds, what is wrong with it. */
export function useField(name: string) {
  const { register } = useFormContext()
  const { value, ...state } = useFieldState(name)
  return { ...state, input: { ...register(name), defaultValue: value } }
}

/** The same for a control that brings its own ties: its id, what it holds at first, what is wrong. */
export function useFieldState(name: string) {
  const id = `${useId()}-${name}`
  const { formState } = useFormContext()
  const { values, fields } = useContext(FormStateContext)
  const message = formState.errors[name]?.message
  return { id, value: values[name], error: typeof message === 'string' ? message : fields[name] }
}
