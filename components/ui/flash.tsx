'use client'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { toast } from './toast'

/** The cookie in which lib/action/flash.ts leaves its sentence. */
const COOKIE = 'guildhall-flash'

/** Shows the sentence that the last action left, once. */
export function showFlash() {
  const found = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(document.cookie)?.[1]
  if (!found) return
  document.cookie = `${COOKIE}=; path=/; max-age=0`
  toast({ tone: 'success', message: decodeURIComponent(found) })
}

/** Shows it after a redirect as well; once, beside the <Toaster>. */
export function Flash() {
  const pathname = usePathname()
  useEffect(() => showFlash(), [pathname])
  return null
}
