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

/**
 * Does for an ordinary visit what proxy.ts would do, on the raw request: there it costs about 1 ms a page
 * (docs/decisions/speed.md). What needs more than headers (a post, an outage) and what looks unusual is
 * left to proxy.ts, and so is everything where this fails.
 */
export function openDoor() {
  unsubscribe(REQUEST_CHANNEL, decide)
  subscribe(REQUEST_CHANNEL, decide) // after notePeers(), which takes a client's own mark off
}

function decide(message: unknown) {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
  // Also of files, which are none of proxy.ts' business.
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

// Of a page: no program's, no file's, none that Next redirects to another form of itself.
const ordinaryPath = /^\/(?!api(?:\/|$)|_next|icon)(?:[\w~-]+(?:\/[\w~-]+)*)?$/

// Another page of the app is its own affair.
const ownPath = new RegExp(ownPaths ? `^/(?:${ownPaths})(?:/|$)` : '')

/** Whether a request is of a kind for which its headers are all that matters. */
export function isOrdinary({ method, url = '', headers }: IncomingMessage): boolean {
  const [pathname = ''] = url.split('?', 1)
  if (method !== 'GET' || !ordinaryPath.test(pathname) || !ownPath.test(pathname)) return false
  if (env.MAINTENANCE || !isDatabaseThere()) return false
  return !headers.cookie?.includes(SIGNED_OUT_COOKIE)
}

const recent = new RegExp(`(?:^|; ?)${RECENT_COOKIE}=([^;]*)`)
