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
import { orgOfPath, RECENT_COOKIE, recentSlugs } from '@/lib/organizations/recent-slugs'

/**
 * Does for an ordinary visit what proxy.ts would do, on the raw request: there it costs about 1 ms a page
 * (docs/decisions/speed.md). What needs more than headers (a post, an outage, a first visit to an
 * organization) and what looks unusual is left to proxy.ts, and so is everything where this fails.
 */
export function openDoor() {
  unsubscribe(REQUEST_CHANNEL, decide)
  subscribe(REQUEST_CHANNEL, decide) // after notePeers(), which takes a client's own mark off
}

function decide(message: unknown) {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
  if (!isOrdinary(request)) return
  const { headers } = request
  const policy = contentSecurityPolicy(newNonce())
  headers['x-guildhall-path'] = askedPath(new URL(request.url!, 'http://localhost'))
  headers['content-security-policy'] = policy
  delete headers['x-guildhall-away']
  headers[DOOR_HEADER] = '1'
  response.setHeader('Content-Security-Policy', policy)
  const transport = strictTransportSecurity()
  if (transport) response.setHeader('Strict-Transport-Security', transport)
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
  const { cookie = '' } = headers
  if (cookie.includes(SIGNED_OUT_COOKIE)) return false
  const slug = orgOfPath(pathname)
  return (
    !slug || 'next-router-prefetch' in headers || recentSlugs(recent.exec(cookie)?.[1])[0] === slug
  )
}

const recent = new RegExp(`(?:^|; ?)${RECENT_COOKIE}=([^;]*)`)
