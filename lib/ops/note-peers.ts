import 'server-only'
import { createHmac } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { PEER_HEADER } from '@/lib/ops/client-ip'
import { siteOrigins } from '@/lib/ops/same-origin'
import { env } from '@/lib/env'
import { logWarning } from '@/lib/log'

/** The request header with this server's mark, for requests that isLocalRequest accepts. */
export const LOCAL_HEADER = 'x-guildhall-local'

// Through the global object: the module is in the bundle of instrumentation.ts and in those of pages.
const home = globalThis as { guildhallLocalMark?: string; guildhallWarnedOfProxy?: true }

// Unguessable, so that a request from before notePeers() cannot bring its own mark; and the same in every
// process, because a request that Next makes to itself reaches any of those behind the port.
const localMark = () =>
  (home.guildhallLocalMark ??= createHmac('sha256', env.AUTH_SECRET)
    .update('local request')
    .digest('base64url'))

// Set on each request, and so on those that Next makes to itself with the first one's headers, for the
// page an action redirects to. They include Next's forwarding headers, and no proxy's.
const SEEN_HEADER = 'x-guildhall-seen'

/** Whether notePeers() found the request to be local. */
export const hasLocalMark = (headers: Pick<Headers, 'get'>) =>
  headers.get(LOCAL_HEADER) === localMark()

/** The request header that says that the browser used plain http, as far as the server can tell. */
export const PLAIN_HTTP_HEADER = 'x-guildhall-plain-http'

/** The request header of a page that lib/ops/door.ts has handled, so that proxy.ts has nothing to do. */
export const DOOR_HEADER = 'x-guildhall-door'

/**
 * Stores in request headers, overwriting the client's, what only the raw request knows: the other end
 * of the connection, whether the request is local, and whether it used plain http. Next does not expose
 * the socket's address to pages or actions, and adds its own forwarding headers to every request.
 */
export function notePeers() {
  unsubscribe(REQUEST_CHANNEL, note)
  subscribe(REQUEST_CHANNEL, note)
}

/**
 * Node's diagnostics channel, which reports every request of every server in the process before the
 * server receives it.
 */
export const REQUEST_CHANNEL = 'http.server.request.start'

const withoutForwarding = ({ headers, httpVersion, socket }: IncomingMessage) => ({
  headers: Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith('x-forwarded-')),
  ),
  httpVersion,
  socket,
})

function note(message: unknown) {
  const { request } = message as { request: IncomingMessage }
  const { headers, socket } = request
  // The page that an action redirects to is local if the form was.
  const isLocal = isLocalRequest(
    headers[LOCAL_HEADER] === localMark() ? withoutForwarding(request) : request,
  )
  const isPlain = isPlainHttp(request)
  const isOwn = headers[SEEN_HEADER] === localMark()
  if (!isOwn && isProxied(request)) warnOfProxy()
  headers[SEEN_HEADER] = localMark()
  headers[PEER_HEADER] = socket.remoteAddress ?? ''
  delete headers[DOOR_HEADER]
  delete headers[LOCAL_HEADER]
  delete headers[PLAIN_HTTP_HEADER]
  if (isLocal) headers[LOCAL_HEADER] = localMark()
  if (isPlain) headers[PLAIN_HTTP_HEADER] = '1'
  // Next runs a form's action only if the Origin's host is that of Host or X-Forwarded-Host, which a
  // proxy may not pass on. lib/ops/same-origin.ts also checks that the Origin is this site's own.
  const { origin } = headers
  if (origin && siteOrigins().includes(origin)) headers['x-forwarded-host'] = new URL(origin).host
}

/**
 * Logs once that there seems to be a proxy that the settings do not name, so that rate limits count
 * everyone behind it as one client.
 */
export function warnOfProxy() {
  if (home.guildhallWarnedOfProxy || env.VERCEL || env.TRUSTED_PROXY_HOPS !== undefined) return
  home.guildhallWarnedOfProxy = true
  logWarning(
    'Requests come through a proxy that TRUSTED_PROXY_HOPS does not name, so everybody behind it shares ' +
      'one rate limit. Set it to the number of proxies in front that are yours, mostly 1; or to 0 where ' +
      'there is none, and clients make these headers up.',
  )
}

/** A request as read by Node, before Next adds headers. */
export type RawRequest = Pick<IncomingMessage, 'headers' | 'httpVersion'> & {
  socket: { remoteAddress?: string; encrypted?: boolean }
}

// Headers added by proxies, tunnels and hosts. Next adds x-forwarded-* too, but only later.
const proxyHeader =
  /^(x-forwarded|x-original-|x-real-ip|x-client-ip|x-cluster-client-ip|x-envoy-|x-amzn-|x-appengine-|x-arr-|x-azure-|x-vercel-|x-nf-|fly-|cf-|fastly-|true-client-ip|forwarded|via$|cdn-loop)/

/**
 * Whether a request was made on this machine for this machine: over the loopback interface, to a local
 * name, and not through a proxy or tunnel on this machine that lets others in.
 */
export function isLocalRequest({ headers, httpVersion, socket }: RawRequest): boolean {
  if (!isLoopback(socket.remoteAddress ?? '') || !isLocalHost(headers.host ?? '')) return false
  // Browsers use HTTP/1.1 or later; nginx by default uses 1.0 and adds no header.
  if (httpVersion === '1.0') return false
  return !Object.keys(headers).some((name) => proxyHeader.test(name))
}

/** Whether a request carries the address of a client behind the other end of the connection. */
export const isProxied = ({ headers }: Pick<RawRequest, 'headers'>): boolean =>
  'x-forwarded-for' in headers || 'forwarded' in headers || 'x-real-ip' in headers

/**
 * Whether the browser used plain http: a proxy says so, or there seems to be none. A proxy that speaks
 * TLS and adds no header is taken for a browser.
 */
export function isPlainHttp({ headers, httpVersion, socket }: RawRequest): boolean {
  if (socket.encrypted || httpVersion === '1.0') return false
  const said = headers['x-forwarded-proto']?.toString().split(',')[0]?.trim().toLowerCase()
  if (said) return said === 'http'
  return !Object.keys(headers).some((name) => proxyHeader.test(name))
}

const isLoopback = (address: string) =>
  address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address)

/** Whether a Host header, with or without a port, is one of this machine's own names. */
const isLocalHost = (host: string) =>
  /^(localhost\.?|127\.0\.0\.1\.?|\[::1\])(:\d{1,5})?$/i.test(host)
