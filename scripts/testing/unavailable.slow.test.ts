import { existsSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { person } from '@/lib/testing/people'
import { builtApp, startServer } from '@/scripts/testing/fuzz/server.mjs'
import { relay } from '@/scripts/testing/relay'
import { visitor, wordsOf } from '@/scripts/testing/visitor'

// Next considers the address it listens on its own, and sends rewrites to any other over the network.
test('the unavailable page is shown, on whichever address the server listens', async () => {
  const [buildDir, way] = [await builtApp(), await relay(process.env.DATABASE_URL!)]
  const hosts = ['127.0.0.1', '::1', '0.0.0.0', 'localhost']
  const servers = await Promise.all(
    hosts.map((host) => startServer(buildDir, { DATABASE_URL: way.url, VERCEL: '1', host })),
  )
  try {
    await way.cut()
    for (const { url } of servers) {
      // It may receive a request before the end of its connections.
      await vi.waitFor(async () => expect((await fetch(`${url}/api/ready`)).status).toBe(503))
      for (const [what, how] of Object.entries(waysToAsk)) {
        const init = { ...how, signal: AbortSignal.timeout(3_000) }
        const answer = await fetch(`${url}/login`, init)
        expect(answer.status, `${what} at ${url}`).toBe(503)
        expect(answer.headers.get('retry-after'), what).toBe('5')
      }
      expect(connectionsTo(new URL(url).port)).toBeLessThan(10)
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
})

test('in maintenance everyone sees the text of the setting', async () => {
  const text = 'We move to a larger house until 10:00.'
  const server = await startServer(await builtApp(), { MAINTENANCE: text })
  try {
    const { ask } = visitor(server.url, await person('Olive'))
    for (const path of ['/', '/login', '/orgs/acme/people', '/dev/mailbox', '/unavailable']) {
      const answer = await ask(path)
      expect([answer.status, answer.headers.get('retry-after')], path).toEqual([503, '300'])
      const words = wordsOf(await answer.text())
      expect(words, path).toContain('is down for maintenance')
      expect(words, path).toContain(text)
    }
    for (const path of ['/api/ready', '/api/slugs/acme', '/api/auth/session']) {
      const answer = await ask(path)
      expect([answer.status, await answer.json()], path).toEqual([503, { status: 'maintenance' }])
    }
    expect((await ask('/api/health')).status).toBe(200)
  } finally {
    await server.stop()
  }
})

const waysToAsk = {
  'a visit': {},
  'what a program sees of it': { method: 'HEAD' },
  'a click': { headers: { rsc: '1' } },
  'a link that came into view': { headers: { rsc: '1', 'next-router-prefetch': '1' } },
}

/** The number of open connections from this machine to one of its ports; none if it does not tell. */
const connectionsTo = (port: string) => {
  const isTo = new RegExp(
    `^\\s*\\d+: \\w+:\\w+ \\w+:${Number(port).toString(16).padStart(4, '0')} `,
    'i',
  )
  const files = ['/proc/net/tcp', '/proc/net/tcp6'].filter((file) => existsSync(file))
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  return lines.filter((line) => isTo.test(line)).length
}
