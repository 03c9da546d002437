'use client'
import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Combobox } from '@/components/ui/combobox'
import type { ComboboxProps } from '@/components/ui/combobox-popup'
import { Select } from '@/components/ui/select'
import { useField } from './use-field'

interface SelectFieldProps {
  name: string
  label: string
  hint?: ReactNode
  options: { value: string; label: string }[]
  /** An empty first option: "Choose a person". */
  placeholder?: string
  required?: boolean
  /** The texts of the search, for selects with many options. */
  find?: ComboboxProps['labels']
}

/** A select in an <ActionForm>: the browser's own, with a search if there may be many options. */
export function SelectField(all: SelectFieldProps) {
  const { name, label, hint, options, placeholder, find, ...props } = all
  const { id, input, error } = useField(name)
  return (
    <Field {...{ id, label, hint, error }}>
      {(control) =>
        find ? (
          <Combobox
            {...props}
            {...input}
            {...control}
            options={options}
            placeholder={placeholder}
            labels={find}
          />
        ) : (
          <Select {...props} {...input} {...control}>
            {placeholder && <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        )
      }
    </Field>
  )
}
