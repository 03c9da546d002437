import 'server-only'
import { headers } from 'next/headers'
import { PLAIN_HTTP_HEADER } from '@/lib/ops/note-peers'
import { env } from '@/lib/env'

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
