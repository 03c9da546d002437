'use client'

/** The language of the page. Choosing another one changes it without loading the page again. */
export const pageLanguage = () => document.documentElement.lang

/** Calls back whenever the language of the page changes. Returns a function that stops it. */
export function onPageLanguage(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['lang'] })
  return () => observer.disconnect()
}
