'use client'
import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useField } from './use-field'

interface FileFieldProps {
  name: string
  label: string
  hint?: ReactNode
  accept?: string
}

/** A file input in an <ActionForm>. */
export function FileField({ name, label, hint, accept }: FileFieldProps) {
  const { id, input, error } = useField(name)
  const { defaultValue: _, ...registered } = input
  return (
    <Field {...{ id, label, hint, error }}>
      {(control) => (
        <Input
          type="file"
          accept={accept}
          className="py-1.5 file:mr-3 file:rounded-small file:bg-pressed file:px-2.5 file:font-medium"
          {...registered}
          {...control}
        />
      )}
    </Field>
  )
}
