'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** The cookie that lib/i18n/locale-cookie.ts reads. */
const COOKIE = 'guildhall-locale'

/** Adopts a language that the person chose in another browser, once. */
export function FollowLanguage({ locale }: { locale: string }) {
  const { refresh } = useRouter()
  useEffect(() => {
    document.cookie = `${COOKIE}=${locale}; path=/; max-age=31536000; samesite=lax`
    refresh()
  }, [locale, refresh])
  return null
}
