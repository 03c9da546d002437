import 'server-only'
import { getTranslations } from '@/lib/i18n/translations'
import { cookies } from 'next/headers'
import type { Messages } from '@/lib/i18n/messages'

/** The toasts that can be shown after an action: `flash` in the messages. */
export type FlashKey = keyof Messages['flash']

/** Must match the name that components/ui/flash.tsx reads. */
const FLASH_COOKIE = 'guildhall-flash'

/**
 * Stores one message for the next page to show as a toast. It is a cookie, so that it survives the
 * redirect that most actions end with; the browser removes it after it has been shown.
 */
export async function setFlash(key: FlashKey, values: Record<string, string> = {}) {
  const t = await getTranslations('flash')
  ;(await cookies()).set(FLASH_COOKIE, t(key, values), { path: '/', sameSite: 'lax', maxAge: 60 })
}
