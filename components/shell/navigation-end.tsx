'use client'
import { useEffect } from 'react'
import { usePathname, useSearchParams } from 'next/navigation'

/** Takes the bar of a navigation (instrumentation-client.ts) away once the next page is shown. */
export function NavigationEnd() {
  const path = usePathname()
  const query = useSearchParams()
  useEffect(() => {
    const end = () => document.documentElement.removeAttribute('data-navigating')
    end()
    // A page that the browser itself left may come back as it was.
    window.addEventListener('pagehide', end)
    return () => window.removeEventListener('pagehide', end)
  }, [path, query])
  return null
}
