'use client'
import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useField } from './use-field'

interface SelectFieldProps {
  name: string
  label: string
  hint?: ReactNode
  options: { value: string; label: string }[]
  /** An empty first choice: "Choose a person". */
  placeholder?: string
  disabled?: boolean
  required?: boolean
}

/** One choice out of a few in an <ActionForm>: the browser's own select. */
export function SelectField({
  name,
  label,
  hint,
  options,
  placeholder,
  ...props
}: SelectFieldProps) {
  const { id, input, error } = useField(name)
  return (
    <Field {...{ id, label, hint, error }}>
      {(control) => (
        <Select {...props} {...input} {...control}>
          {placeholder && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
