import 'server-only'
import { headers } from 'next/headers'
import { hasLocalMark, PLAIN_HTTP_HEADER } from '@/lib/ops/note-peers'
import { env, mailMode } from '@/lib/env'

/**
 * Whether the pages under /dev exist for this request: only on a laptop's embedded database, and only
 * for a person at that laptop. They show every email, including links that open accounts.
 */
export const hasDevPages = async (): Promise<boolean> =>
  env.GUILDHALL_EMBEDDED && hasLocalMark(await headers())

/** Whether emails go to the local mailbox, and this request may view it. */
export const hasDevMailbox = async (): Promise<boolean> =>
  mailMode() === 'mailbox' && (await hasDevPages())

/**
 * Returns the https URL of the requested page, and whether the visitor seems to use plain http, where
 * no browser keeps the session cookie. Undefined if APP_URL itself is plain http.
 */
export async function secureAddress(): Promise<{ href: string; isMissed: boolean } | undefined> {
  if (!env.APP_URL.startsWith('https://')) return undefined
  const from = await headers()
  const path = from.get('x-guildhall-path') ?? '/'
  return { href: `${env.APP_URL}${path}`, isMissed: from.has(PLAIN_HTTP_HEADER) }
}
