import 'server-only'
import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { PEER_HEADER } from '@/lib/ops/client-ip'
import { isLocalRequest, isPlainHttp, isProxied } from '@/lib/ops/is-local-request'
import { siteOrigins } from '@/lib/ops/same-origin'
import { warnOfProxy } from '@/lib/ops/warn-of-proxy'

/** The request header that carries this process' mark on a request for which isLocalRequest holds. */
export const LOCAL_HEADER = 'x-guildhall-local'

// By way of the global object: the module is in the bundle of instrumentation.ts and in those of pages.
const home = globalThis as { guildhallLocalMark?: string }

// Nobody can guess it, so that a request which came before notePeers() cannot bring a mark of its own.
const localMark = () => (home.guildhallLocalMark ??= randomUUID())

// On each request, and so on those that Next makes to itself with the headers of the first one: for the
// page to which an action redirects. They bring Next's forwarding headers along, and no proxy's.
const SEEN_HEADER = 'x-guildhall-seen'

/** Whether notePeers() found the request to be local. */
export const hasLocalMark = (headers: Pick<Headers, 'get'>) =>
  headers.get(LOCAL_HEADER) === localMark()

/** The request header that says that the browser came by plain http, as far as the server can tell. */
export const PLAIN_HTTP_HEADER = 'x-guildhall-plain-http'

/** The request header of a page for which proxy.ts has nothing to do: lib/ops/door.ts did it. */
export const DOOR_HEADER = 'x-guildhall-door'

/**
 * Notes in request headers, over whatever the client wrote there, what only the raw request tells: the
 * other end of the connection, whether it came from this machine for this machine, and whether by plain
 * http. Next tells no page or action the socket's address, and adds forwarding headers of its own to
 * every request.
 */
export function notePeers() {
  unsubscribe(REQUEST_CHANNEL, note)
  subscribe(REQUEST_CHANNEL, note)
}

/** Node's own, of every request of every server in the process, before the server is given it. */
export const REQUEST_CHANNEL = 'http.server.request.start'

function note(message: unknown) {
  const { request } = message as { request: IncomingMessage }
  const { headers, socket } = request
  const isLocal = isLocalRequest(request)
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
  // Next runs a form's action only where the Origin's host is that of Host or X-Forwarded-Host, which a
  // proxy need not pass on. That the Origin is this site's own is what lib/ops/same-origin.ts asks too.
  const { origin } = headers
  if (origin && siteOrigins().includes(origin)) headers['x-forwarded-host'] = new URL(origin).host
}
