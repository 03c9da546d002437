'use client'
import { startTransition } from 'react'

/** The form data that a form with these fields would send. */
export function formDataOf(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

/** Posts fields to a server action as a form would, from where a form cannot persist: a menu. */
export const postFields = (
  action: (data: FormData) => unknown,
  fields: Record<string, string> = {},
) =>
  startTransition(async () => {
    await action(formDataOf(fields))
  })
