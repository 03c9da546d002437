'use client'
import { Button } from '@/components/ui/button'
import { keepTyping } from './kept-typing'
import type { SchemaName } from './schemas'
import { useValidationText } from './validation-texts'

/** Reloads the page, in which the surrounding form restores what was typed. */
export function ReloadButton({ schema }: { schema: SchemaName }) {
  const say = useValidationText()
  return (
    <Button
      size="sm"
      onClick={({ currentTarget }) => {
        const form = currentTarget.closest('form')
        if (form) keepTyping(form, schema)
        location.reload()
      }}
    >
      {say('reload')}
    </Button>
  )
}
