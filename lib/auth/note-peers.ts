import 'server-only'
import { randomUUID } from 'node:crypto'
import { Server, type IncomingMessage } from 'node:http'
import { PEER_HEADER } from '@/lib/auth/client-ip'
import { isLocalRequest } from '@/lib/auth/is-local-request'

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

/**
 * Notes in request headers, over whatever the client wrote there, what only the raw request tells: the
 * other end of the connection, and whether it came from this machine for this machine. Next tells no
 * page or action the socket's address, and adds forwarding headers of its own to every request.
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
  request.headers[PEER_HEADER] = request.socket.remoteAddress ?? ''
  if (isLocalRequest(request)) request.headers[LOCAL_HEADER] = localMark()
  else delete request.headers[LOCAL_HEADER]
}
