'use client'
import { useSyncExternalStore } from 'react'
import { dataTheme, type Theme, THEME_COOKIE, THEME_COOKIE_AGE } from '@/lib/accounts/profile/theme'

/** The chosen theme, wherever it was changed: the menu, the command palette, the account page. */
export const useTheme = (first: Theme = 'system'): Theme =>
  useSyncExternalStore(subscribe, read, () => first)

const read = (): Theme => dataTheme(document.documentElement.dataset.theme) ?? 'system'

const subscribe = (changed: () => void) => {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** Shows the theme immediately, and stores the choice for the server to use on the next page. */
export function chooseTheme(theme: Theme) {
  const chosen = dataTheme(theme)
  if (chosen) document.documentElement.dataset.theme = chosen
  else delete document.documentElement.dataset.theme
  const age = chosen ? THEME_COOKIE_AGE : 0
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax${secure}`
}
