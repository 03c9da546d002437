/** The themes: the system's, or always light or dark. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The cookie with the theme of this device; also set by the browser. */
export const THEME_COOKIE = 'guildhall-theme'
export const THEME_COOKIE_AGE = 60 * 60 * 24 * 365

/** Returns the value of <html data-theme>; undefined for the system's. */
export const dataTheme = (value: string | undefined): 'light' | 'dark' | undefined =>
  value === 'light' || value === 'dark' ? value : undefined
