'use client'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Form, FormOptions } from './make-form'

/**
 * Loads react-hook-form and the server's schema when `load` is first called: a form that nobody has
 * touched only needs what browsers do. react-hook-form adopts what was typed or selected meanwhile.
 * @returns the form, once it is loaded, and `load`, which resolves to it, or to undefined if that fails;
 *   the next call tries again
 */
export function useLazyForm(options: FormOptions) {
  const [form, setForm] = useState<Form>()
  const loading = useRef<Promise<Form | undefined>>(undefined)
  const load = () =>
    (loading.current ??= import('./make-form')
      .then(({ makeForm }) => makeForm(options))
      .then(
        (made) => {
          // Immediately, so that the fields are registered for whoever waits for the form.
          flushSync(() => setForm(made))
          for (const [name, message] of Object.entries(options.errors))
            made.setError(name, { type: 'server', message })
          return made
        },
        (error: unknown) => {
          reportError(error) // offline: the server validates
          return (loading.current = undefined)
        },
      ))
  return [form, load] as const
}
