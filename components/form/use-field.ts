'use client'
import { useContext, useId } from 'react'
import { useFormContext } from 'react-hook-form'
import { FormStateContext } from './form-state-context'

/** A field's ties to its form: what the control must carry, what it holds, what is wrong with it. */
export function useField(name: string) {
  const id = `${useId()}-${name}`
  const { register, formState } = useFormContext()
  const { values, fields } = useContext(FormStateContext)
  const message = formState.errors[name]?.message
  return {
    id,
    input: { ...register(name), defaultValue: values[name] },
    error: typeof message === 'string' ? message : fields[name],
  }
}
