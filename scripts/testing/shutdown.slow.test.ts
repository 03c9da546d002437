import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pool } from '@/lib/db'
import { acme } from '@/lib/testing/people'
import { builtApp, startServer } from '@/scripts/testing/fuzz/server.mjs'
import { hiddenFields, SESSION_COOKIE } from '@/scripts/testing/visitor'

test('a server of two processes that is asked to end under load reports it first, finishes each request, and keeps each confirmed write', async () => {
  const settings = { SHUTDOWN_DELAY: '6', WEB_CONCURRENCY: '2' }
  const server = await startServer(await builtApp(), settings)
  const orgs = await Promise.all(Array.from({ length: 8 }, () => acme()))
  const accepted: string[] = []
  const broken: unknown[] = []
  const statuses = new Set<number>()
  let isDown = false
  const load = orgs.map(async ({ olive, slug }) => {
    const url = `${server.url}/orgs/${slug}/people/invite`
    const headers = { cookie: `${SESSION_COOKIE}=${olive.token}`, connection: 'close' }
    const form = hiddenFields(await (await fetch(url, { headers })).text(), ['email', 'role'])
    for (let n = 0; !isDown; n++) {
      const email = `guest.${n}@${slug}.test`
      const body = new FormData()
      for (const [name, value] of [...form, ['email', email], ['role', 'member']] as const)
        body.append(name, value)
      const options = { method: 'POST', headers: { ...headers, origin: server.url }, body }
      try {
        const { status } = await fetch(url, { ...options, redirect: 'manual' })
        statuses.add(status)
        if (status === 303) accepted.push(email)
        else await sleep(100) // one person's rate limit
      } catch (error) {
        broken.push((error as Error).cause ?? error)
      }
    }
  })
  await expect.poll(() => accepted.length, { timeout: 30_000 }).toBeGreaterThan(8)
  const began = Date.now()
  const stopped = server.stop()
  // As a load balancer does: what was sent until then is under way.
  let ready: Response
  while ((ready = await fetch(`${server.url}/api/ready`)).ok) await sleep(20)
  expect(ready.status).toBe(503)
  expect(await ready.json()).toEqual({ status: 'unavailable', missing: ['shutting down'] })
  // Requests that still arrive are answered.
  expect((await fetch(`${server.url}/login`)).status).toBe(200)
  isDown = true
  await Promise.all(load)
  await stopped
  expect(broken, 'requests without a response').toEqual([])
  expect([...statuses].filter((status) => status >= 500)).toEqual([])
  expect(Date.now() - began).toBeLessThan(30_000)
  const { rowCount } = await pool().query(
    `SELECT 1 FROM "OrganizationInvitation" i
     WHERE "inviteeIdentifier" = ANY($1)
       AND EXISTS (SELECT 1 FROM "Outbox" o WHERE o.recipient = i."inviteeIdentifier")`,
    [accepted],
  )
  expect(rowCount).toBe(accepted.length)
})
