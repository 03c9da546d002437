'use client'
import { startTransition } from 'react'

/** The form data that a form with these fields would send. */
export function formDataOf(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

/**
 * Adds for whom the page was rendered (AppFrame) to what it posts, so that it is refused if somebody else
 * has signed in in another tab: their session would carry it out.
 */
export function withViewer(data: FormData): FormData {
  const { viewer } = document.querySelector<HTMLElement>('[data-viewer]')?.dataset ?? {}
  if (viewer) data.set('viewer', viewer)
  return data
}

/** Posts fields to a server action as a form would, from where a form cannot persist: a menu. */
export const postFields = (
  action: (data: FormData) => unknown,
  fields: Record<string, string> = {},
) =>
  startTransition(async () => {
    await action(withViewer(formDataOf(fields)))
  })
