import { once } from 'node:events'
import net from 'node:net'
import { Failure } from './failure.mjs'

/**
 * Checks a port before the slow steps, on every address that could be in a server's way.
 * @throws {Failure} if the port is taken or forbidden
 */
export async function requireFreePort(port, command) {
  for (const host of ['::', '0.0.0.0', '::1', '127.0.0.1']) {
    const code = await tryPort(port, host)
    if (code === 'EADDRINUSE')
      throw new Failure(
        `Port ${port} is taken by another program: stop that one, or choose another port ` +
          `as in PORT=${port + 1} ${command}.`,
      )
    if (code === 'EACCES')
      throw new Failure(
        `Port ${port} is kept for the system's administrator: choose one above 1023 ` +
          `as in PORT=3000 ${command}.`,
      )
  }
}

/**
 * Checks before the slow steps that a server can listen on LISTEN_HOST.
 * @throws {Failure} if it is no address of this machine
 */
export async function requireOwnAddress(host) {
  if (!(await tryPort(0, host))) return
  throw new Failure(
    `LISTEN_HOST is "${host}", which is no address of this machine: use 0.0.0.0 for all of its ` +
      'addresses, 127.0.0.1 for this machine alone, or one address that it has.',
  )
}

/** @returns {Promise<number>} a port that is currently free */
export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function tryPort(port, host) {
  const server = net.createServer()
  try {
    server.listen({ port, host, exclusive: true })
    await once(server, 'listening')
    return undefined
  } catch (error) {
    return error.code // EADDRNOTAVAIL and similar: no such address here, so it is not in the way
  } finally {
    if (server.listening) {
      server.close()
      await once(server, 'close')
    }
  }
}
