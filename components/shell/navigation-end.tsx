'use client'
import { useEffect } from 'react'
import { usePathname, useSearchParams } from 'next/navigation'

/** Removes the progress bar (instrumentation-client.ts) when the next page is shown. */
export function NavigationEnd() {
  const path = usePathname()
  const query = useSearchParams()
  useEffect(() => {
    const end = () => document.documentElement.removeAttribute('data-navigating')
    end()
    // A page may be restored from the browser's back/forward cache.
    window.addEventListener('pagehide', end)
    return () => window.removeEventListener('pagehide', end)
  }, [path, query])
  return null
}
