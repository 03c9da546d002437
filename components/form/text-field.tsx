'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useField } from './use-field'

interface TextFieldProps extends Omit<ComponentProps<typeof Input>, 'name' | 'defaultValue'> {
  name: string
  label: string
  hint?: ReactNode
  aside?: ReactNode
  /** The word for a field that may stay empty. */
  optional?: string
}

/** One line of text in an <ActionForm>. */
export function TextField({ name, label, hint, aside, optional, ...props }: TextFieldProps) {
  const { id, input, error } = useField(name)
  return (
    <Field {...{ id, label, hint, aside, optional, error }}>
      {(control) => <Input {...props} {...input} {...control} />}
    </Field>
  )
}
