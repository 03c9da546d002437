'use client'
import type { ComponentProps } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { Flash } from '@/components/ui/flash'
import { Toaster } from '@/components/ui/toaster'
import { FocusKeeper } from './focus-keeper'
import { useEffect } from 'react'
import { usePathname, useSearchParams } from 'next/navigation'

/** The part of <LazyHelpers> that is loaded after the page is displayed. */
export const PageHelpers = ({ toasts }: { toasts: ComponentProps<typeof Toaster> }) => (
  <>
    <Announcer />
    <FocusKeeper />
    <NavigationEnd />
    <Toaster {...toasts} />
    <Flash />
  </>
)

/** Removes the progress bar (instrumentation-client.ts) when the next page is shown. */
function NavigationEnd() {
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
