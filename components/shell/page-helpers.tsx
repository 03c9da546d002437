'use client'
import { type ComponentProps, useEffect, useState } from 'react'
import { Flash } from '@/components/ui/flash'
import { FocusKeeper } from './focus-keeper'
import { usePathname, useSearchParams } from 'next/navigation'
import { announceEvent } from '@/components/ui/announce'
import { toastEvent, waitingToasts } from '@/components/ui/toast'
import { useLazy } from '@/components/ui/use-lazy'

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

/** The live region for <Announce>. Always present, because screen readers ignore new ones. Used once. */
function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => {
    const say = ({ detail }: CustomEvent<string>) => setText(detail)
    window.addEventListener(announceEvent, say as EventListener)
    return () => window.removeEventListener(announceEvent, say as EventListener)
  }, [])
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  )
}

const importRegion = () => import('@/components/ui/toast-region')

/** Where toasts appear. Used once in a page. Its code is loaded with the first toast. */
function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  const [region, load] = useLazy(importRegion)
  useEffect(() => {
    const show = () => {
      if (region) waitingToasts.splice(0).forEach(region.showToast)
      else if (waitingToasts.length > 0) load()
    }
    // Screen readers announce a message only in a region that already existed.
    const first = setTimeout(show, region ? 150 : 0)
    window.addEventListener(toastEvent, show)
    return () => {
      clearTimeout(first)
      window.removeEventListener(toastEvent, show)
    }
  }, [region, load])
  return region ? <region.ToastRegion label={label} closeLabel={closeLabel} /> : null
}
