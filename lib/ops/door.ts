import 'server-only'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { SIGNED_OUT_COOKIE } from '@/lib/accounts/sessions/clear-site-data'
import { DOOR_HEADER, REQUEST_CHANNEL } from '@/lib/ops/note-peers'
import { env } from '@/lib/env'
import { isDatabaseThere } from '@/lib/ops/is-database-away'
import { ownPaths } from '@/lib/ops/own-paths.mjs'
import {
  askedPath,
  contentSecurityPolicy,
  newNonce,
  strictTransportSecurity,
} from '@/lib/ops/page-headers'
import { RECENT_COOKIE, visitCookie } from '@/lib/organizations/recent-slugs'
import compression from 'compression'

/**
 * Does what proxy.ts does for ordinary page views, on the raw request, where it saves about 1 ms per
 * page (docs/decisions/speed.md). Requests that need more than headers (a post, an outage) or look
 * unusual are left to proxy.ts, and so is everything if this fails.
 */
export function openDoor() {
  unsubscribe(REQUEST_CHANNEL, decide)
  subscribe(REQUEST_CHANNEL, decide) // after notePeers(), which removes a mark sent by a client
}

function decide(message: unknown) {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
  compress(request, response)
  // Includes files, which proxy.ts does not handle.
  const transport = strictTransportSecurity()
  if (transport) response.setHeader('Strict-Transport-Security', transport)
  if (!isOrdinary(request)) return
  const { headers } = request
  const policy = contentSecurityPolicy(newNonce())
  const url = new URL(request.url!, 'http://localhost')
  headers['x-guildhall-path'] = askedPath(url)
  headers['content-security-policy'] = policy
  delete headers['x-guildhall-away']
  headers[DOOR_HEADER] = '1'
  response.setHeader('Content-Security-Policy', policy)
  const isPrefetch = 'next-router-prefetch' in headers
  const visit = !isPrefetch && visitCookie(url.pathname, recent.exec(headers.cookie ?? '')?.[1])
  if (visit) response.appendHeader('Set-Cookie', visit)
}

// The path of a page: not an API route, a file, or a path that Next redirects to its normal form.
const ordinaryPath = /^\/(?!api(?:\/|$)|_next|icon)(?:[\w~-]+(?:\/[\w~-]+)*)?$/

// Other pages of the app are not affected.
const ownPath = new RegExp(ownPaths ? `^/(?:${ownPaths})(?:/|$)` : '')

/** Whether a request needs nothing but headers. */
export function isOrdinary({ method, url = '', headers }: IncomingMessage): boolean {
  const [pathname = ''] = url.split('?', 1)
  if (method !== 'GET' || !ordinaryPath.test(pathname) || !ownPath.test(pathname)) return false
  if (env.MAINTENANCE || !isDatabaseThere()) return false
  return !headers.cookie?.includes(SIGNED_OUT_COOKIE)
}

const recent = new RegExp(`(?:^|; ?)${RECENT_COOKIE}=([^;]*)`)

type Compress = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

// Files are kept by browsers, so they may take longer. A page is read once: this takes a third of the time
// and half of the memory, for a tenth more to send (docs/decisions/speed.md).
const compressFile = compression() as unknown as Compress
const compressPage = compression({ level: 3, memLevel: 7, windowBits: 14 }) as unknown as Compress

/**
 * Compresses a response with gzip if its client accepts it, instead of Next, which offers no choice of
 * level (`compress: false` in with-guildhall.mjs). Not with Brotli, whose streams take longer to create
 * than a page to compress.
 */
export function compress(request: IncomingMessage, response: ServerResponse) {
  const { headers, url } = request
  const accepted = headers['accept-encoding']?.split(',').filter((name) => !/^\s*br\b/.test(name))
  if (accepted) headers['accept-encoding'] = accepted.join(',')
  const compressThis = url?.startsWith('/_next/') ? compressFile : compressPage
  compressThis(request, response, () => {})
}
