import 'server-only'
import { env } from '@/lib/env'

/**
 * Returns the origins of this site as browsers send them: that of APP_URL; on a laptop's embedded
 * database also the machine's own names; on Vercel the deployment's own URLs, which only Vercel
 * assigns.
 */
export function siteOrigins(): string[] {
  const { VERCEL, VERCEL_URL, VERCEL_BRANCH_URL, VERCEL_PROJECT_PRODUCTION_URL } = env
  const port = env.PORT ?? 3000
  const laptop = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)
  const vercel = [VERCEL_URL, VERCEL_BRANCH_URL, VERCEL_PROJECT_PRODUCTION_URL]
    .filter((host) => host !== undefined)
    .map((host) => `https://${host}`)
  return [env.APP_URL, ...(env.GUILDHALL_EMBEDDED ? laptop : []), ...(VERCEL ? vercel : [])].map(
    (url) => new URL(url).origin, // leaves out the port that a scheme has anyway
  )
}

/**
 * Whether a browser says that a page of this site sent the request. The Origin must be one of the
 * site's own, whatever Host and Sec-Fetch-Site say: a name that a stranger points to this server (DNS
 * rebinding) is the same host and the same site to a browser. Next runs a server action without an
 * Origin header; here Sec-Fetch-Site must then say that it is from this site.
 */
export function isFromThisSite(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return site !== null
  return siteOrigins().includes(origin)
}
