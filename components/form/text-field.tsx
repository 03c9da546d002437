'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LengthCounter } from './length-counter'
import { useField } from './use-field'

interface TextFieldProps extends Omit<
  ComponentProps<typeof Input>,
  'name' | 'defaultValue' | 'maxLength'
> {
  name: string
  label: string
  hint?: ReactNode
  /** The maximum length in the schema, shown near the limit. The browser does not enforce it. */
  limit?: number
  /** The label for optional fields. */
  optional?: string
}

// Inputs of type "email" only accept a bare address: a pasted `Mia <mia@acme.test>` or `mailto:` would
// never reach the schema, which accepts both.
const email = {
  type: 'text',
  inputMode: 'email',
  autoCapitalize: 'none',
  spellCheck: false,
} as const

/** A text input in an <ActionForm>. */
export function TextField({ name, label, hint, optional, limit, ...given }: TextFieldProps) {
  const { id, input, error } = useField(name)
  const props = given.type === 'email' ? { ...given, ...email } : given
  return (
    <Field
      {...{ id, label, hint, optional, error }}
      counter={limit && <LengthCounter name={name} limit={limit} />}
    >
      {(control) => <Input {...props} {...input} {...control} />}
    </Field>
  )
}
