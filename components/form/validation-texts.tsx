'use client'
import { createContext, useContext, type ReactNode } from 'react'

const Texts = createContext<Record<string, string>>({})

/** Hands the sentences for what a schema refuses to every form below; once, in the root layout. */
export function ValidationTexts({
  texts,
  children,
}: {
  texts: Record<string, string>
  children: ReactNode
}) {
  return <Texts value={texts}>{children}</Texts>
}

/** The sentences themselves, for parts of a form that are no check. */
export const useTexts = () => useContext(Texts)

/** Turns a schema's code ("email-missing") into its sentence. */
export function useValidationText() {
  const texts = useContext(Texts)
  // What a code names stands behind a colon, as in lib/action/explain.ts.
  return (given: string | undefined) => {
    const [code = '', character = ''] = (given ?? '').split(':')
    return (texts[code] ?? texts.invalid ?? '').replace('{character}', character)
  }
}
