'use client'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError } from '@/components/ui/field'
import { useField } from './use-field'

interface CheckboxFieldProps {
  name: string
  label: string
  hint?: string
}

/** A checkbox in an <ActionForm>. */
export function CheckboxField({ name, label, hint }: CheckboxFieldProps) {
  const { input, error } = useField(name)
  const { defaultValue, ...box } = input
  return (
    <div className="grid gap-1">
      {/* A box that is not ticked sends nothing: this says so in its place. */}
      <input type="hidden" name={name} value="" />
      <Checkbox
        label={label}
        hint={hint}
        {...box}
        value="true"
        defaultChecked={defaultValue === 'true'}
      />
      {error && <FieldError>{error}</FieldError>}
    </div>
  )
}
