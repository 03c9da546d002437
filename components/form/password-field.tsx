'use client'
import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { useField } from './use-field'

interface PasswordFieldProps {
  name: string
  label: string
  hint?: ReactNode
  aside?: ReactNode
  autoComplete: 'current-password' | 'new-password'
  /** The id of the form, for a field outside of it. */
  form?: string
  showLabel: string
  hideLabel: string
}

/** A password in an <ActionForm>, which can be made visible. */
export function PasswordField({ name, label, hint, aside, ...props }: PasswordFieldProps) {
  const { id, input, error } = useField(name)
  return (
    <Field {...{ id, label, hint, aside, error }}>
      {(control) => <PasswordInput required {...props} {...input} {...control} />}
    </Field>
  )
}
