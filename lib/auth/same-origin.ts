import 'server-only'
import { env } from '@/lib/env'

/**
 * Whether a browser says that a page of this site sent the request. Next runs a server action that comes
 * without an Origin header, and compares it with a header that a client can write: this is the second lock, beside the SameSite cookie.
 */
export function isFromThisSite(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === headers.get('host') || host === new URL(env.APP_URL).host
}
