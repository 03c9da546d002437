'use client'
import { useEffect } from 'react'
import { toastEvent, waitingToasts } from './toast'
import { useLazy } from './use-lazy'

const importRegion = () => import('./toast-region')

/** Where toasts appear. Used once in a page. Its code is loaded with the first toast. */
export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
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
