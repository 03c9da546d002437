import { acme } from './support/acme'
import { newAddress, SESSION_COOKIE } from './support/person'
import { startServerBeside } from './support/server-beside'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test.slow()

test('a server of two processes that is asked to end under load answers whom it has heard, and keeps what it said yes to', async () => {
  const server = await startServerBeside({ VERCEL: '', SHUTDOWN_DELAY: '2', WEB_CONCURRENCY: '2' })
  const orgs = await Promise.all(Array.from({ length: 8 }, () => acme()))
  const accepted: string[] = []
  const broken: string[] = []
  let statuses: number[] = []
  let isDown = false
  const load = orgs.map(async ({ olive, slug }) => {
    const url = `${server.url}/orgs/${slug}/people/invite`
    const headers = { cookie: `${SESSION_COOKIE}=${olive.token}`, connection: 'close' }
    const form = hiddenFields(await (await fetch(url, { headers })).text())
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
        else await new Promise((resolve) => setTimeout(resolve, 100)) // too many of one person
      } catch (error) {
        isDown = true
        const { code = '' } = (error as { cause?: { code?: string } }).cause ?? {}
        if (code !== 'ECONNREFUSED') broken.push(code)
      }
    }
  })
  await expect.poll(() => accepted.length, { timeout: 30_000 }).toBeGreaterThan(8)
  const [before, began] = [accepted.length, Date.now()]
  await server.stop()
  const seconds = (Date.now() - began) / 1000
  await Promise.all(load)
  expect(accepted.length, 'while it ends').toBeGreaterThan(before)
  expect(broken, 'heard, and never answered').toEqual([])
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

/** What the form of a page without JavaScript sends along. */
function hiddenFields(html: string): [string, string][] {
  const form = html.split('<form').find((each) => each.includes('name="email"')) ?? ''
  const inputs = form.match(/<input type="hidden"[^>]*>/g) ?? []
  return inputs.map((input) => {
    const [, name = ''] = /name="([^"]*)"/.exec(input) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? []
    return [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]
  })
}
