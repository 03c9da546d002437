'use client'
import { useSyncExternalStore } from 'react'
import { dataTheme, type Theme } from '@/lib/accounts/profile/theme'

/** The chosen theme, wherever it was changed: the menu, the command palette, the account page. */
export const useTheme = (first: Theme = 'system'): Theme =>
  useSyncExternalStore(subscribe, read, () => first)

const read = (): Theme => dataTheme(document.documentElement.dataset.theme) ?? 'system'

const subscribe = (changed: () => void) => {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
