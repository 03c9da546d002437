import net from 'node:net'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db, disconnect, pool } from '@/lib/db'
import { isDatabaseAway } from '@/lib/ops/is-database-away'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { person } from '@/lib/testing/people'

const direct = new URL(process.env.DATABASE_URL!)

/** A proxy to the database that can fall asleep: it drops open connections, and new ones for a while. */
async function startSleeper() {
  const open = new Set<net.Socket>()
  let awakeAt = 0
  let dropped = 0
  const server = net.createServer((from) => {
    from.on('error', () => {})
    if (Date.now() < awakeAt) {
      dropped++
      from.destroy()
      return
    }
    const onwards = net.connect(Number(direct.port), direct.hostname)
    onwards.on('error', () => from.destroy())
    open.add(from)
    from.on('close', () => (open.delete(from), onwards.destroy()))
    onwards.on('close', () => from.destroy())
    from.pipe(onwards).pipe(from)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  process.env.DATABASE_URL = Object.assign(new URL(direct), {
    hostname: '127.0.0.1',
    port: String(port),
  }).href
  return {
    sleep(forMs: number) {
      awakeAt = Date.now() + forMs
      dropped = 0
      for (const socket of open) socket.destroy()
    },
    droppedConnections: () => dropped,
    refuse: () => server.close(),
    stop: async () => {
      await disconnect()
      if (server.listening) server.close()
    },
  }
}

// Discards the log entries about lost connections.
afterEach(() => void loggedErrors())

let sleeper: Awaited<ReturnType<typeof startSleeper>>
beforeAll(async () => void (sleeper = await startSleeper()))
afterAll(() => sleeper.stop())

test('requests wait for a database that takes 4 s to wake, without flooding it with connections', async () => {
  const { id } = await person('Olive')
  sleeper.sleep(4_000)
  const visits = Array.from({ length: 40 }, async () => {
    expect(await isDatabaseAway()).toBe(false)
    return db.user.count({ where: { id } })
  })
  expect(await Promise.all(visits)).toEqual(visits.map(() => 1))
  // One attempt every 250 ms, plus one for each connection of the pool when the database goes down and
  // again when it comes back. If every request tried by itself there would be 640.
  expect(sleeper.droppedConnections()).toBeLessThan(4_000 / 250 + 2 * pool().options.max!)
})

test('reads and the start of transactions are retried if their connection was closed', async () => {
  const { id } = await person('Olive')
  // All connections are in use and then closed by the server in the middle of a statement.
  const reading = Array.from({ length: 5 }, () => db.user.count({ where: { id } }))
  sleeper.sleep(0)
  expect(await Promise.all(reading)).toEqual([1, 1, 1, 1, 1])
  const writing = Array.from({ length: 5 }, (_, n) =>
    db.$transaction(async (tx) => {
      await tx.rateLimit.create({ data: { key: `sleeping ${n}`, points: 1 } })
    }),
  )
  await Promise.all(writing)
  expect(await db.rateLimit.count({ where: { key: { startsWith: 'sleeping' } } })).toBe(5)
})

test('a database that refuses connections is reported unavailable immediately', async () => {
  await disconnect()
  sleeper.refuse()
  await expect(db.user.count()).rejects.toThrow()
  expect(await isDatabaseAway()).toBe(true)
}, 6_000)
