'use client'
import { useEffect } from 'react'

/**
 * Sets language and theme on <html> while the page is shown: menus and dialogs are outside of
 * <NestedLayout>, and the theme is switched there.
 */
export function HtmlAttributes({ lang, theme }: { lang: string; theme?: string }) {
  useEffect(() => {
    const html = document.documentElement
    const own = { lang: html.lang, theme: html.dataset.theme }
    html.lang = lang
    setTheme(html, theme)
    // The two attributes could contradict each other after the next choice.
    document.querySelector('.guildhall')?.removeAttribute('data-theme')
    return () => {
      html.lang = own.lang
      setTheme(html, own.theme)
    }
  }, [lang, theme])
  return null
}

function setTheme(html: HTMLElement, theme?: string) {
  if (theme) html.dataset.theme = theme
  else delete html.dataset.theme
}
