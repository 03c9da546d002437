'use client'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { toast, type ToastMessage } from './toast'

/** The cookie in which lib/action/flash.ts stores its message, after the page and "|". */
const COOKIE = 'guildhall-flash'

/** Shows the message of the last action, once. */
export function showFlash(action?: ToastMessage['action']) {
  const found = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(document.cookie)?.[1]
  if (!found) return
  document.cookie = `${COOKIE}=; path=/; max-age=0`
  const message = decodeURIComponent(found).replace(/^[^|]*\|/, '')
  toast({ tone: 'success', message, ...(action && { action }) })
}

/** Also shows the message after a redirect. Used once, beside the <Toaster>. */
export function Flash() {
  const pathname = usePathname()
  useEffect(() => showFlash(), [pathname])
  return null
}
