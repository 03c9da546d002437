import { heapWatch } from '../bench/heap.mjs'
import { ask } from '../bench/load.mjs'
import { acme } from './support/acme'
import { SESSION_COOKIE } from './support/person'
import { startServerBeside } from './support/server-beside'
import { expect, test } from './support/test'

// Leaks appear only with concurrent requests: docs/decisions/finished-pages-leave-memory.md.
test('1,500 requests, 32 at a time, leave no more in memory than 1,000', async () => {
  test.setTimeout(600_000)
  const { olive } = await acme()
  const { env, liveHeap } = await heapWatch()
  const server = await startServerBeside(env)
  const headers = { cookie: `${SESSION_COOKIE}=${olive.token}` }
  const next = () => ({ method: 'GET', path: '/account', headers })
  const work = { origin: server.url, signal: AbortSignal.timeout(600_000) }
  const heapAfter = async (amount: number) => {
    let answered = 0
    await ask(work, { connections: 32, amount, next }, (status) => {
      if (status === 200) answered++
    })
    // On a busy machine a few may be too late for the client.
    expect(answered).toBeGreaterThan(amount * 0.9)
    return liveHeap()
  }
  try {
    const before = await heapAfter(1_000)
    expect(before).toBeGreaterThan(10_000_000)
    expect((await heapAfter(500)) / before).toBeLessThan(1.15)
  } finally {
    await server.stop()
  }
})
