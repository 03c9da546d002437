import net from 'node:net'
import { once } from 'node:events'

/** A proxy to a database that a test can cut without affecting other connections. */
export interface Relay {
  /** The database's URL through the proxy. */
  url: string
  /** As if the database stopped: open connections end, and new ones are refused. */
  cut: () => Promise<void>
  mend: () => Promise<void>
}

/** @param database its URL */
export async function relay(database: string): Promise<Relay> {
  const target = new URL(database)
  const open = new Set<net.Socket>()
  const listen = async (port: number) => {
    const server = net.createServer((from) => {
      const onwards = net.connect(Number(target.port || 5432), target.hostname)
      for (const [one, other] of [
        [from, onwards],
        [onwards, from],
      ] as const) {
        open.add(one)
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => (open.delete(one), other.destroy()))
      }
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  let server = await listen(0)
  const { port } = server.address() as net.AddressInfo
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    async cut() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
    async mend() {
      server = await listen(port)
    },
  }
}
