'use client'
import { useEffect, useRef } from 'react'
import { toastEvent, type ToastMessage } from './toast'
import { useLazy } from './use-lazy'

const importRegion = () => import('./toast-region')

/** Where toasts appear. Used once, in the root layout. Its code is loaded with the first toast. */
export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  const [region, load] = useLazy(importRegion)
  const waiting = useRef<ToastMessage[]>([])
  useEffect(() => {
    const show = ({ detail }: CustomEvent<ToastMessage>) => {
      if (region) return region.showToast(detail)
      waiting.current.push(detail)
      load()
    }
    // Screen readers announce a message only in a region that already existed.
    const first = setTimeout(() => {
      if (region) waiting.current.splice(0).forEach(region.showToast)
    }, 150)
    window.addEventListener(toastEvent, show as EventListener)
    return () => {
      clearTimeout(first)
      window.removeEventListener(toastEvent, show as EventListener)
    }
  }, [region, load])
  return region ? <region.ToastRegion label={label} closeLabel={closeLabel} /> : null
}
