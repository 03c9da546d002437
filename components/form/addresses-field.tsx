'use client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { useField } from './use-field'

/**
 * Email addresses in an <ActionForm>, as they were pasted. Of several lines, because a browser drops
 * the line breaks of what is pasted into an input and so joins two addresses to one; Enter sends.
 */
export function AddressesField({
  name,
  label,
  hint,
  inputMode = 'email',
}: {
  name: string
  label: string
  hint?: string
  inputMode?: 'email' | 'text'
}) {
  const { id, input, error } = useField(name)
  return (
    <Field {...{ id, label, hint, error }}>
      {(control) => (
        <Textarea
          rows={1}
          inputMode={inputMode}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          className="max-h-48 sm:min-h-9 sm:py-1.5"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
          {...input}
          {...control}
        />
      )}
    </Field>
  )
}
