import { acme } from './support/acme'
import { mailTo } from './support/mailbox'
import { newAddress, SESSION_COOKIE, unique, type Person } from './support/person'
import { settings } from './support/settings.mjs'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('the cron route sends queued emails, for callers that know the secret', async ({
  request,
}) => {
  for (const authorization of [undefined, '', 'Bearer', 'Bearer wrong', settings.CRON_SECRET]) {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    for (const method of ['GET', 'POST']) {
      const answer = await request.fetch('/api/cron/outbox', { method, headers })
      expect(answer.status(), `${method} with ${authorization}`).toBe(401)
    }
  }
  const nobody = newAddress('Newcomer')
  await sql(
    `INSERT INTO "Outbox" (id, template, recipient, payload)
     SELECT uuidv7(), 'account-exists', $1, jsonb_build_object('userId', id)
     FROM "User" WHERE email = 'olive@acme.test'`,
    [nobody],
  )
  const headers = { authorization: `Bearer ${settings.CRON_SECRET}` }
  const answer = await request.post('/api/cron/outbox', { headers })
  expect(answer.status()).toBe(200)
  await mailTo(nobody, /already have a/)
})

test('the member search and the URL check return each caller their own results, which are not cached', async ({
  request,
}) => {
  const { olive, mia, zoe, slug } = await acme()
  const ask = (path: string, who?: Person) => {
    const headers: Record<string, string> = who ? { cookie: `${SESSION_COOKIE}=${who.token}` } : {}
    return request.get(`/api/${path}`, { headers })
  }
  const members = `organizations/${slug}/members`
  const found = await ask(`${members}?q=${mia.email}`, olive)
  expect(await found.json()).toMatchObject([{ userId: mia.id }])
  expect(await (await ask(members, olive)).json()).toEqual([])
  expect((await ask(`${members}?q=${mia.email}`, zoe)).status()).toBe(404)
  expect((await ask(`${members}?q=${mia.email}`)).status()).toBe(404)
  expect((await ask('organizations')).status()).toBe(401)
  for (const path of ['organizations', `${members}?q=o`, 'auth/session']) {
    const answer = await ask(path, olive)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['cache-control'], path).toContain('no-store')
  }
  for (const [asked, free] of [
    [slug, false],
    [`free-${unique()}`, true],
    ['settings', false],
    ['%00', false],
    ['-', false],
  ] as const)
    expect(await (await ask(`slugs/${asked}`)).json(), asked).toEqual(
      asked === slug ? { free, suggestion: `${slug}-2` } : { free },
    )
})

test('a page runs only scripts with its own nonce', async ({ page }) => {
  const policies = new Set<string>()
  for (const path of ['/', '/login', '/nowhere']) {
    const answer = await page.goto(path)
    const policy = answer?.headers()['content-security-policy'] ?? ''
    const nonce = /script-src 'self' 'nonce-([^']{20,})' 'strict-dynamic'/.exec(policy)?.[1]
    expect(nonce, path).toBeTruthy()
    policies.add(policy)
    const html = (await answer?.text()) ?? ''
    const scripts = html.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length, path).toBeGreaterThan(0)
    for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`)
  }
  expect(policies.size).toBe(3)
})

test('a post that is too large is 413, an unreadable one 400, and neither is 500', async ({
  request,
}) => {
  const origin = settings.APP_URL
  const multipart = { 'content-type': 'multipart/form-data; boundary=b' }
  const action = { 'next-action': '40'.repeat(21) }
  const large = Buffer.alloc(6.5 * 1024 * 1024)
  const posts: [number, Record<string, string>, string | Buffer][] = [
    [413, multipart, large],
    [413, { ...multipart, ...action }, large],
    [400, { ...multipart, ...action }, '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n['],
    [400, { 'content-type': 'text/plain;charset=UTF-8', ...action }, '[{},"text"]'],
    [400, { 'content-type': 'application/json' }, '{}'],
  ]
  for (const [status, headers, data] of posts) {
    const answer = await request.post('/login', { data, headers: { origin, ...headers } })
    expect([answer.status(), headers], String(data).slice(0, 40)).toEqual([status, headers])
  }
})
