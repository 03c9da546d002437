import 'server-only'
import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { PEER_HEADER } from '@/lib/ops/client-ip'
import { isLocalRequest, isPlainHttp, isProxied } from '@/lib/ops/is-local-request'
import { siteOrigins } from '@/lib/ops/same-origin'
import { warnOfProxy } from '@/lib/ops/warn-of-proxy'

/** The request header with this process's mark, for requests that isLocalRequest accepts. */
export const LOCAL_HEADER = 'x-guildhall-local'

// Through the global object: the module is in the bundle of instrumentation.ts and in those of pages.
const home = globalThis as { guildhallLocalMark?: string }

// Unguessable, so that a request from before notePeers() cannot bring its own mark.
const localMark = () => (home.guildhallLocalMark ??= randomUUID())

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
  if (!isOwn && isProxied(request)) warnOfProxy(socket.remoteAddress)
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
