import 'server-only'
import { randomUUID } from 'node:crypto'
import { Server, type IncomingMessage } from 'node:http'
import { PEER_HEADER } from '@/lib/auth/client-ip'
import { isLocalRequest, isPlainHttp, isProxied } from '@/lib/auth/is-local-request'
import { siteOrigins } from '@/lib/auth/site-origins'
import { warnOfProxy } from '@/lib/auth/warn-of-proxy'

type Emit = (this: Server, event: string, ...args: unknown[]) => boolean

const marked = Symbol.for('guildhall.notePeers')

/** The request header that carries this process' mark on a request for which isLocalRequest holds. */
export const LOCAL_HEADER = 'x-guildhall-local'

// By way of the global object: the module is in the bundle of instrumentation.ts and in those of pages.
const home = globalThis as { guildhallLocalMark?: string }

// Nobody can guess it, so that a request which came before notePeers() cannot bring a mark of its own.
const localMark = () => (home.guildhallLocalMark ??= randomUUID())

/** Whether notePeers() found the request to be local. */
export const hasLocalMark = (headers: Pick<Headers, 'get'>) =>
  headers.get(LOCAL_HEADER) === localMark()

/** The request header that says that the browser came by plain http, as far as the server can tell. */
export const PLAIN_HTTP_HEADER = 'x-guildhall-plain-http'

/**
 * Notes in request headers, over whatever the client wrote there, what only the raw request tells: the
 * other end of the connection, whether it came from this machine for this machine, and whether by plain
 * http. Next tells no page or action the socket's address, and adds forwarding headers of its own to
 * every request.
 */
export function notePeers() {
  const prototype = Server.prototype as Server & { [marked]?: true }
  if (prototype[marked]) return
  prototype[marked] = true
  const emit = prototype.emit as Emit
  prototype.emit = function (this: Server, event, ...args) {
    if (event === 'request') note(args[0] as IncomingMessage)
    return emit.call(this, event, ...args)
  } as Emit
}

function note(request: IncomingMessage) {
  const { headers, socket } = request
  const isLocal = isLocalRequest(request)
  const isPlain = isPlainHttp(request)
  if (isProxied(request)) warnOfProxy(socket.remoteAddress)
  headers[PEER_HEADER] = socket.remoteAddress ?? ''
  delete headers[LOCAL_HEADER]
  delete headers[PLAIN_HTTP_HEADER]
  if (isLocal) headers[LOCAL_HEADER] = localMark()
  if (isPlain) headers[PLAIN_HTTP_HEADER] = '1'
  // Next runs a form's action only where the Origin's host is that of Host or X-Forwarded-Host, which a
  // proxy need not pass on. That the Origin is this site's own is what lib/auth/same-origin.ts asks too.
  const { origin } = headers
  if (origin && siteOrigins().includes(origin)) headers['x-forwarded-host'] = new URL(origin).host
}
