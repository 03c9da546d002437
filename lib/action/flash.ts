import 'server-only'
import { getTranslations } from '@/lib/i18n/translations'
import { cookies, headers } from 'next/headers'
import type { Messages } from '@/lib/i18n/messages'

/** The toasts that can be shown after an action: `flash` in the messages. */
export type FlashKey = keyof Messages['flash']

/** Must match the name and the form that components/ui/flash.tsx reads: the page, "|", the message. */
const FLASH_COOKIE = 'guildhall-flash'

/**
 * Stores one message for the next page to show as a toast. It is a cookie, so that it survives the
 * redirect that most actions end with; the browser removes it after it has been shown.
 * @param page the path that the action leads to; without JavaScript only that page shows the message,
 *   because nothing removes it from there
 */
export async function setFlash(key: FlashKey, values: Record<string, string> = {}, page = '') {
  const t = await getTranslations('flash')
  const kept = { path: '/', sameSite: 'lax', maxAge: 60 } as const
  ;(await cookies()).set(FLASH_COOKIE, `${pathIn(page)}|${t(key, values)}`, kept)
}

/** Returns the message that the requested page shows without JavaScript. */
export async function flashHere(): Promise<string | undefined> {
  const found = (await cookies()).get(FLASH_COOKIE)?.value
  if (!found) return undefined
  const [page = '', ...text] = found.split('|')
  const here = pathIn((await headers()).get('x-guildhall-path') ?? '')
  return page && page === here ? text.join('|') || undefined : undefined
}

const pathIn = (path: string) => path.split(/[?#]/, 1)[0] ?? ''
