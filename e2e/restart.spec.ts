import { acme } from './support/acme'
import { newAddress, SESSION_COOKIE } from './support/person'
import { hiddenFields } from '../scripts/testing/hidden-fields'
import { startServerBeside } from './support/server-beside'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test.slow()

test('a server of two processes that is asked to end under load reports it first, finishes each request, and keeps each confirmed write', async () => {
  const server = await startServerBeside({ VERCEL: '', SHUTDOWN_DELAY: '6', WEB_CONCURRENCY: '2' })
  const orgs = await Promise.all(Array.from({ length: 8 }, () => acme()))
  const accepted: string[] = []
  const broken: unknown[] = []
  let statuses: number[] = []
  let isDown = false
  const load = orgs.map(async ({ olive, slug }) => {
    const url = `${server.url}/orgs/${slug}/people/invite`
    const headers = { cookie: `${SESSION_COOKIE}=${olive.token}`, connection: 'close' }
    const form = hiddenFields(await (await fetch(url, { headers })).text(), ['email', 'role'])
    while (!isDown) {
      const email = newAddress('Guest')
      const body = new FormData()
      for (const [name, value] of [...form, ['email', email], ['role', 'member']] as const)
        body.append(name, value)
      const options = { method: 'POST', headers: { ...headers, origin: server.url }, body }
      try {
        const answer = await fetch(url, { ...options, redirect: 'manual' })
        statuses.push(answer.status)
        if (answer.status === 303) accepted.push(email)
        else await new Promise((resolve) => setTimeout(resolve, 100)) // one person's rate limit
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
  while ((ready = await fetch(`${server.url}/api/ready`)).ok)
    await new Promise((resolve) => setTimeout(resolve, 20))
  expect(ready.status).toBe(503)
  expect(await ready.json()).toEqual({ status: 'unavailable', missing: ['shutting down'] })
  // Requests that still arrive are answered.
  expect((await fetch(`${server.url}/login`)).status).toBe(200)
  isDown = true
  await Promise.all(load)
  await stopped
  const seconds = (Date.now() - began) / 1000
  expect(broken, 'requests without a response').toEqual([])
  statuses = [...new Set(statuses)]
  expect(statuses.filter((status) => status >= 500)).toEqual([])
  expect(seconds).toBeLessThan(30)
  const kept = await sql<{ email: string }>(
    `SELECT "inviteeIdentifier" AS email FROM "OrganizationInvitation" i
     WHERE "inviteeIdentifier" = ANY($1)
       AND EXISTS (SELECT 1 FROM "Outbox" o WHERE o.recipient = i."inviteeIdentifier")`,
    [accepted],
  )
  expect(kept.length).toBe(accepted.length)
})
