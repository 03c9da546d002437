'use client'
import { useEffect } from 'react'

/**
 * Says on <html> which language and theme the page has, for as long as it is shown: menus and dialogs stand
 * outside of <NestedLayout>, and the theme is switched there.
 */
export function HtmlAttributes({ lang, theme }: { lang: string; theme?: string }) {
  useEffect(() => {
    const html = document.documentElement
    const own = { lang: html.lang, theme: html.dataset.theme }
    html.lang = lang
    setTheme(html, theme)
    // Two attributes could contradict each other after the next choice.
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
