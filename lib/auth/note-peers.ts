import 'server-only'
import { Server, type IncomingMessage } from 'node:http'
import { PEER_HEADER } from '@/lib/auth/client-ip'

type Emit = (this: Server, event: string, ...args: unknown[]) => boolean

const marked = Symbol.for('guildhall.notePeers')

/**
 * Notes the other end of each connection in a request header, over whatever the client wrote there.
 * Next tells no page or action the socket's address, and the header in which it passes it on keeps
 * what a client sends; rate limits by network need one that cannot be made up.
 */
export function notePeers() {
  const prototype = Server.prototype as Server & { [marked]?: true }
  if (prototype[marked]) return
  prototype[marked] = true
  const emit = prototype.emit as Emit
  prototype.emit = function (this: Server, event, ...args) {
    if (event === 'request') {
      const request = args[0] as IncomingMessage
      request.headers[PEER_HEADER] = request.socket.remoteAddress ?? ''
    }
    return emit.call(this, event, ...args)
  } as Emit
}
