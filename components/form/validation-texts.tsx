'use client'
import { useEffect, useSyncExternalStore } from 'react'

type Texts = Record<string, string>

let texts: Texts = {}
let loading: Promise<void> | undefined
const listeners = new Set<() => void>()

/**
 * Fetches the sentences for what a schema refuses, in the language of the page: once, when a form
 * comes alive, so that no page carries them. Where that fails the next form tries again, and the
 * server says what is wrong.
 */
export function loadTexts(): Promise<void> {
  loading ??= fetch(`/api/texts/${document.documentElement.lang}`)
    .then(async (answer) => {
      if (!answer.ok) throw new Error(answer.statusText)
      texts = (await answer.json()) as Texts
      for (const listener of listeners) listener()
    })
    .catch(() => {
      loading = undefined
    })
  return loading
}

/** The sentences; none until they have come. */
export function useTexts(): Texts {
  useEffect(() => void loadTexts(), [])
  return useSyncExternalStore(subscribe, current, none)
}

/** Turns a schema's code ("email-missing") into its sentence, once they have come. */
export function useValidationText() {
  useEffect(() => void loadTexts(), [])
  return sayValidation
}

/** What a code says. What it names stands behind a colon, as in lib/action/explain.ts. */
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
