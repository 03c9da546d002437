import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

// What PostgreSQL's protocol calls a query, and what prepares or binds one.
const asks = new Set(['Q', 'P', 'B'].map((letter) => letter.charCodeAt(0)))

/**
 * A way to a database on which every query takes longer, as to one that is far away.
 * @param {string} to the database's own address
 * @param {number} delay milliseconds
 * @returns {Promise<string>} its address by this way
 */
export async function slowRelay(to, delay) {
  const target = new URL(to)
  const server = net.createServer((client) => {
    const database = net.connect(Number(target.port || 5432), target.hostname)
    let before = Promise.resolve()
    client.on('data', (chunk) => {
      const due = asks.has(chunk[0]) ? wait(delay) : undefined
      before = before.then(() => due).then(() => void database.write(chunk))
    })
    database.pipe(client)
    for (const [one, other] of [
      [client, database],
      [database, client],
    ])
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(to)
  url.hostname = '127.0.0.1'
  url.port = String(server.address().port)
  return url.href
}
