import { dataTheme, THEME_COOKIE, THEME_COOKIE_AGE, type Theme } from '@/lib/accounts/profile/theme'

/** Shows the theme immediately, and stores the choice for the server to use on the next page. */
export function chooseTheme(theme: Theme) {
  const chosen = dataTheme(theme)
  if (chosen) document.documentElement.dataset.theme = chosen
  else delete document.documentElement.dataset.theme
  const age = chosen ? THEME_COOKIE_AGE : 0
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax${secure}`
}
