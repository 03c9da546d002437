'use client'
import { startTransition } from 'react'

/** Posts fields to a server action as a form would, from where a form cannot persist: a menu. */
export const postFields = (
  action: (data: FormData) => unknown,
  fields: Record<string, string> = {},
) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  startTransition(async () => {
    await action(data)
  })
}
