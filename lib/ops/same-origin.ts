import 'server-only'
import { siteOrigins } from '@/lib/ops/site-origins'

/**
 * Whether a browser says that a page of this site sent the request. The Origin must be one of the site's
 * own, whatever Host and Sec-Fetch-Site say: a name that a stranger leads to this server (DNS rebinding)
 * is the same host and the same site to a browser. Next runs a server action that comes without an Origin
 * header; here Sec-Fetch-Site must say then that it is from this site.
 */
export function isFromThisSite(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return site !== null
  return siteOrigins().includes(origin)
}
