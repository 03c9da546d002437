'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { useField } from './use-field'

interface TextAreaFieldProps extends Omit<ComponentProps<typeof Textarea>, 'name'> {
  name: string
  label: string
  hint?: ReactNode
  optional?: string
}

/** Several lines of text in an <ActionForm>. */
export function TextAreaField({ name, label, hint, optional, ...props }: TextAreaFieldProps) {
  const { id, input, error } = useField(name)
  return (
    <Field {...{ id, label, hint, optional, error }}>
      {(control) => <Textarea {...props} {...input} {...control} />}
    </Field>
  )
}
