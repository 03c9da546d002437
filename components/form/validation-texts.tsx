'use client'
import { useEffect, useSyncExternalStore } from 'react'
import { onPageLanguage, pageLanguage } from '@/components/ui/page-language'

type Texts = Record<string, string>

let texts: Texts = {}
let loading: Promise<void> | undefined
let stopFollowing: (() => void) | undefined
const listeners = new Set<() => void>()

/**
 * Loads the validation messages in the language of the page, once for each language, when a form
 * hydrates, so that pages do not include them. If that fails, the next form tries again, and the server
 * reports the errors.
 */
export function loadTexts(): Promise<void> {
  const language = pageLanguage()
  stopFollowing ??= onPageLanguage(() => {
    loading = undefined
    void loadTexts()
  })
  loading ??= fetch(`/api/texts/${language}`)
    .then(async (answer) => {
      if (!answer.ok) throw new Error(answer.statusText)
      const loaded = (await answer.json()) as Texts
      if (language !== pageLanguage()) return
      texts = loaded
      for (const listener of listeners) listener()
    })
    .catch(() => {
      loading = undefined
    })
  return loading
}

/** The messages; empty until they are loaded. */
export function useTexts(): Texts {
  useEffect(() => void loadTexts(), [])
  return useSyncExternalStore(subscribe, current, none)
}

/** Returns a function for the message of a schema's code ("email-missing"), once they are loaded. */
export function useValidationText() {
  useEffect(() => void loadTexts(), [])
  return sayValidation
}

/** Returns the message of a code. A value may follow a colon, as in lib/action/explain.ts. */
export function sayValidation(given: string | undefined) {
  const [code = '', character = ''] = (given ?? '').split(':')
  return (texts[code] ?? texts.invalid ?? '').replace('{character}', character)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const current = () => texts
const empty: Texts = {}
const none = () => empty
