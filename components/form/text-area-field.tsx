'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { LengthCounter } from './length-counter'
import { useField } from './use-field'

interface TextAreaFieldProps extends Omit<ComponentProps<typeof Textarea>, 'name' | 'maxLength'> {
  name: string
  label: string
  hint?: ReactNode
  optional?: string
  /** The maximum length in the schema, shown near the limit. The browser does not enforce it. */
  limit?: number
}

/** A text area in an <ActionForm>. */
export function TextAreaField(all: TextAreaFieldProps) {
  const { name, label, hint, optional, limit, ...props } = all
  const { id, input, error } = useField(name)
  return (
    <Field
      {...{ id, label, hint, optional, error }}
      counter={limit && <LengthCounter name={name} limit={limit} />}
    >
      {(control) => <Textarea {...props} {...input} {...control} />}
    </Field>
  )
}
