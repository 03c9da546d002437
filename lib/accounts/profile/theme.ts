/** How a person wants the pages: as their system is, or always light or dark. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The cookie that keeps the choice, on this device; the browser sets it as well. */
export const THEME_COOKIE = 'guildhall-theme'
export const THEME_COOKIE_AGE = 60 * 60 * 24 * 365

/** What <html data-theme> says: nothing for the system's. */
export const dataTheme = (value: string | undefined): 'light' | 'dark' | undefined =>
  value === 'light' || value === 'dark' ? value : undefined
