'use client'
import type { MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import type { SchemaName } from '@/components/form/schemas'
import { useValidationText } from '@/components/form/validation-texts'

const KEY = 'guildhall-typed'

/** Identifies a form by its page, schema and id. */
const placeOf = (schema: string, { id }: HTMLFormElement) => `${location.pathname} ${schema} ${id}`

/** Keeps what is typed in a form until its page is opened again, except passwords and files. */
export function keepTyping(form: HTMLFormElement, schema: string): void {
  const typed = [...new FormData(form)].filter(
    ([name, value]) => typeof value === 'string' && !/password|token|^\$/i.test(name),
  )
  try {
    const kept = { place: placeOf(schema, form), typed: Object.fromEntries(typed) }
    sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // a browser that keeps nothing: the page is loaded anew all the same
  }
}

/** Returns what was kept for this form, which is about the same if it has hidden values, and removes it. */
export function takeTyping(
  form: HTMLFormElement,
  schema: string,
  hidden: Record<string, string>,
): Record<string, string> {
  try {
    const kept = sessionStorage.getItem(KEY)
    const { place, typed } = JSON.parse(kept ?? '{}') as Kept
    if (place !== placeOf(schema, form) || !typed) return {}
    // A token is not kept, but is in the page's path.
    const isOther = ([name, value]: [string, string]) => name in typed && typed[name] !== value
    if (Object.entries(hidden).some(isOther)) return {}
    sessionStorage.removeItem(KEY)
    return typed
  } catch {
    return {}
  }
}

interface Kept {
  place?: string
  typed?: Record<string, string>
}

/**
 * Props of a link or button in a form that leads back to this page: the form keeps what was typed, and
 * nobody is asked before leaving.
 */
export const keepsTyping = (schema: SchemaName) => ({
  'data-keeps-typing': '',
  onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const form = currentTarget.closest('form')
    if (form) keepTyping(form, schema)
  },
})

/** Reloads the page, in which the surrounding form restores what was typed. */
export function ReloadButton({ schema }: { schema: SchemaName }) {
  const say = useValidationText()
  const { onClick, ...keeps } = keepsTyping(schema)
  return (
    <Button
      size="sm"
      {...keeps}
      onClick={(event) => {
        onClick(event)
        location.reload()
      }}
    >
      {say('reload')}
    </Button>
  )
}
