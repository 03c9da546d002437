import { acme } from './support/acme'
import { mailTo } from './support/mailbox'
import { newAddress, unique } from './support/person'
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
    expect(await (await request.get(`/api/slugs/${asked}`)).json(), asked).toEqual({ free })
})

test('what is nowhere is 404, and every answer carries its headers', async ({ request }) => {
  for (const path of ['/nowhere', '/orgs/acme/nowhere', '/api/nowhere', '/login/a/b'])
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
