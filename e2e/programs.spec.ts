import { acme } from './support/acme'
import { mailTo } from './support/mailbox'
import { newAddress, SESSION_COOKIE, unique } from './support/person'
import { settings } from './support/settings.mjs'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('health and readiness answer', async ({ request }) => {
  const health = await request.get('/api/health')
  expect(health.status()).toBe(200)
  expect(await health.json()).toEqual({ status: 'ok' })
  const ready = await request.get('/api/ready')
  expect(ready.status()).toBe(200)
})

test('the cron route sends what waits, for those who know the secret', async ({ request }) => {
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

test('the mailbox tells the newest mail first, to programs and to people', async ({
  page,
  request,
}) => {
  const { olive } = await acme()
  for (const subject of [/^Set a new/, /sign-in link/]) {
    await page.goto(subject.test('Your sign-in link') ? '/login?by=link' : '/forgot-password')
    await page.getByLabel('Email').fill(olive.email)
    await page.getByRole('button', { name: /^(Send|Email)/ }).click()
    await mailTo(olive.email, subject)
  }
  const mails = (await (
    await request.get(`/dev/mailbox.json?to=${olive.email.toUpperCase()}`)
  ).json()) as Record<string, string>[]
  expect(mails.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/sign-in link/),
    expect.stringMatching(/^Set a new/),
  ])
  for (const mail of mails)
    expect(mail).toMatchObject({
      id: expect.stringMatching(/./),
      to: olive.email,
      text: expect.stringContaining(settings.APP_URL),
      html: expect.stringContaining(settings.APP_URL),
      sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
  await page.goto(`/dev/mailbox?to=${olive.email}`)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2)
  const newest = page.frameLocator('iframe').first()
  await expect(newest.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('a slug is told to be free or not, and nothing else', async ({ request }) => {
  const { slug } = await acme()
  for (const [asked, free] of [
    [slug, false],
    [`free-${unique()}`, true],
    ['settings', false],
    ['%00', false],
    ['-', false],
  ] as const)
    expect(await (await request.get(`/api/slugs/${asked}`)).json(), asked).toEqual(
      asked === slug ? { free, suggestion: `${slug}-2` } : { free },
    )
})

test('what is nowhere is 404, and every answer carries its headers', async ({ request }) => {
  for (const path of ['/nowhere', '/api/nowhere', '/login/a/b'])
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404)
  for (const path of ['/', '/login', '/api/health', '/nowhere']) {
    const headers = (await request.get(path)).headers()
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'referrer-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
  }
})

test('a page runs the scripts that carry its own nonce, and no others', async ({ page }) => {
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

test('an address with a token in it is told to nobody as the referrer', async ({ request }) => {
  for (const page of ['activate', 'reset-password', 'login', 'invitations']) {
    const headers = (await request.get(`/${page}/some-token`)).headers()
    expect(headers['referrer-policy'], page).toBe('strict-origin')
  }
})

test('a picture keeps its own policy, whatever the pages’ is', async ({ request }) => {
  const name = `${'a'.repeat(32)}-64.webp`
  const asked = { headers: { 'if-none-match': `"${name}"` } }
  const answer = await request.get(`/api/pictures/${name}`, asked)
  expect(answer.status()).toBe(304)
  expect(answer.headers()['content-security-policy']).toBe(
    "default-src 'none'; frame-ancestors 'none'; sandbox",
  )
})

test('what a program is told about a person is not kept', async ({ request }) => {
  const { olive, slug } = await acme()
  const headers = { cookie: `${SESSION_COOKIE}=${olive.token}` }
  for (const path of ['organizations', `organizations/${slug}/members?q=o`, 'auth/session']) {
    const answer = await request.get(`/api/${path}`, { headers })
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['cache-control'], path).toContain('no-store')
  }
})

test('a post that is too large is 413, one that cannot be read 400, and neither is 500', async ({
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
