import { expect, test } from 'vitest'
import { heapWatch } from '@/bench/heap.mjs'
import { ask } from '@/bench/load.mjs'
import { person } from '@/lib/testing/people'
import { builtApp, startServer } from '@/scripts/testing/fuzz/server.mjs'
import { SESSION_COOKIE } from '@/scripts/testing/visitor'

// Leaks appear only with concurrent requests: docs/decisions/finished-pages-leave-memory.md.
test('1,500 requests, 32 at a time, leave no more in memory than 1,000', async () => {
  const { token } = await person('Olive')
  const { env, liveHeap } = await heapWatch()
  const server = await startServer(await builtApp(), { ...env, VERCEL: '1' })
  const next = () => ({
    ...{ method: 'GET', path: '/account' },
    headers: { cookie: `${SESSION_COOKIE}=${token}` },
  })
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
}, 600_000)
