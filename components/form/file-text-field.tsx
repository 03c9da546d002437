'use client'
import { useId, type ChangeEvent, type ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useHydrated } from './use-hydrated'

interface FileTextFieldProps {
  /** The text area that gets what is in the file, below what is there. */
  into: string
  label: string
  hint?: ReactNode
  accept?: string
}

/** More than any list that is taken; a picture by mistake does not fill the page. */
const MOST = 200_000

/**
 * Puts a file's text into a text area, where its owner sees what will be sent. The file itself is not
 * sent, so that this is out of sight without JavaScript.
 */
export function FileTextField({ into, label, hint, accept }: FileTextFieldProps) {
  const id = useId()
  const { getValues, setValue } = useFormContext<Record<string, string>>()
  const isReady = useHydrated()
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0]
    if (!file) return
    const text = (await file.text()).slice(0, MOST)
    const before = getValues(into)?.trimEnd()
    setValue(into, before ? `${before}\n${text}` : text, { shouldDirty: true })
  }
  return (
    <div className="noscript:hidden">
      <Field id={id} label={label} hint={hint}>
        {(control) => (
          <Input
            type="file"
            accept={accept}
            disabled={!isReady}
            onChange={(event) => void read(event)}
            className="py-1.5 file:mr-3 file:rounded-small file:bg-pressed file:px-2.5 file:font-medium"
            {...control}
          />
        )}
      </Field>
    </div>
  )
}
