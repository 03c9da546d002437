import type { Browser, Page } from '@playwright/test'
import fs from 'node:fs'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { dataFile } from './support/data-folder'
import { introduce, signIn } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { person, SESSION_COOKIE, sessionCookie, unique } from './support/person'
import { relay } from './support/relay'
import { startServerBeside } from './support/server-beside'
import { signUp } from './support/sign-up'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test.slow()

test('no password, token, address, name or text of a person is in a line of the log, nor in a trace', async ({
  browser,
}) => {
  const sink = await traceSink()
  const way = await relay()
  const server = await startServerBeside(
    {
      ...{ DATABASE_URL: way.url, LOG_LEVEL: 'debug' },
      ...{ OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_BSP_SCHEDULE_DELAY: '200' },
    },
    { isHeard: true },
  )
  const mark = unique()
  const [name, slug, address] = [`Canaria ${mark}`, `canary-${mark}`, `canary.${mark}@acme.test`]
  const [first, second, wrong] = ['one', 'two', 'bad'].map((n) => `canary otter ${n} ${mark}`)
  const message = `Sing, canary ${mark}\r\n{"level":"info"}`
  const invited = `newcomer.canary.${mark}@acme.test`
  const secrets = [first, second, wrong].map(String)
  const canaries = [mark, encodeURIComponent(address)]
  const open = () => visitor(browser, server.url)
  try {
    const page = await open()
    const follow = async (link: string) => {
      secrets.push(link.split('/').at(-1)!.split('?')[0]!)
      return page.goto(link)
    }
    await follow((await signUp(page, address, slug)).link)
    await introduce(page, name, first)
    await page.getByRole('button', { name: 'Activate account' }).click()
    await page.waitForURL(`/orgs/${slug}`)
    secrets.push(await sessionOf(page))

    await page.context().clearCookies()
    await page.goto('/login')
    await signIn(page, address, wrong)
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await page.goto('/forgot-password')
    await page.getByLabel('Email').fill(address)
    await page.getByRole('button', { name: 'Send reset link' }).click()
    await follow(linkIn(await mailTo(address, /^Set a new/), 'reset-password'))
    await page.getByLabel('New password').fill(second!)
    await page.getByLabel('Confirm password').fill(second!)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.waitForURL('/orgs')
    secrets.push(await sessionOf(page))
    await page.context().clearCookies()
    await page.goto('/login')
    await signIn(page, address, second)
    await page.waitForURL(/\/orgs/)
    secrets.push(await sessionOf(page))

    await send(page, slug, invited, message)
    await page.waitForURL(`/orgs/${slug}/people`)
    const link = linkIn(await mailTo(invited, /invited you to join/), 'invitations')
    const other = await open()
    secrets.push(link.split('/').at(-1)!)
    await other.goto(link)
    await introduce(other, name, first)
    await other.getByRole('button', { name: 'Accept invitation' }).click()
    await other.waitForURL(`/orgs/${slug}`)

    // What is refused: by role, to a stranger, from another site, too large, unreadable.
    expect((await other.goto(`/orgs/${slug}/settings`))?.status()).toBe(403)
    const stranger = await open()
    await stranger.context().addCookies([sessionCookie((await person('Zoe')).token)])
    expect((await stranger.goto(`/orgs/${slug}`))?.status()).toBe(404)
    for (const [header, value] of [
      ['origin', 'https://evil.test'],
      ['content-type', 'multipart/form-data'],
    ] as const)
      await page.request.post(link, {
        headers: { [header]: value },
        data: `name=${name}`,
        failOnStatusCode: false,
      })
    await page.request.post(`/login`, { data: name.repeat(700_000), failOnStatusCode: false })

    // What PostgreSQL refuses, with the row in its detail; and a database that is away.
    const rule = `refused_${unique()}`
    await sql(
      `ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT ${rule} CHECK (message NOT LIKE '%canary ${mark}%') NOT VALID`,
    )
    await send(page, slug, `again.${invited}`, message)
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await sql(`ALTER TABLE "OrganizationInvitation" DROP CONSTRAINT ${rule}`)
    await way.cut()
    await page.goto(link)
    await page.request.post(link, { form: { name }, failOnStatusCode: false })
    await way.mend()
    await expect.poll(async () => (await page.goto('/login'))?.status()).toBe(200)

    const said = server.said()
    const lines = said.split('\n').filter((line) => line.startsWith('{'))
    const events = lines.map((line) => (JSON.parse(line) as { event: string }).event)
    expect(new Set(events)).toEqual(
      new Set([
        ...['user.registered', 'organization.created', 'user.activated', 'organization.activated'],
        ...['user.signedIn', 'user.passwordChanged', 'invitation.sent', 'invitation.accepted'],
        ...['member.added', 'signIn.refused', 'access.refused', 'request.refused', 'server.error'],
        'work.done',
      ]),
    )
    const signedIn = lines.filter((line) => line.includes('"user.signedIn"')).at(-1)!
    expect(JSON.parse(signedIn)).toMatchObject({
      source: 'web',
      requestId: expect.stringMatching(/^\w+$/) as unknown,
      traceId: expect.stringMatching(/^[\da-f]{32}$/) as unknown,
    })
    await expect.poll(sink.told).toContain('/invitations/[token]')
    const kept = (await everyRow()).join('\n')
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(15)
      expect(kept.includes(secret), `in the database: ${secret}`).toBe(false)
    }
    for (const canary of [...secrets, ...canaries]) {
      expect(said.includes(canary), `in the log: ${canary}`).toBe(false)
      expect(sink.told().includes(canary), `in a trace: ${canary}`).toBe(false)
    }
  } finally {
    await server.stop()
    sink.close()
  }
})

test('no secret of the server is in what the browser loads', () => {
  const secrets = [fs.readFileSync(dataFile('secret'), 'utf8').trim(), 'the-secret-of-the-browser']
  const folder = path.join(process.env.GUILDHALL_BUILD_DIR ?? '.next', 'static')
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css|json)$/.test(file))
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8')
    for (const secret of secrets) expect(text.includes(secret), file).toBe(false)
  }
})

/** Without JavaScript: what is sent is the same, and it is sooner done. */
async function visitor(browser: Browser, baseURL: string): Promise<Page> {
  return (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage()
}

const sessionOf = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === SESSION_COOKIE)!.value

async function send(page: Page, slug: string, email: string, message: string) {
  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Message').fill(message)
  await page.getByRole('button', { name: 'Send invitation' }).click()
}

async function everyRow() {
  const tables = await sql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const rows = await Promise.all(
    tables.map(({ name }) => sql<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`)),
  )
  return rows.flat().map(({ row }) => row)
}

/** Takes what an OpenTelemetry collector would. */
async function traceSink() {
  let told = ''
  const server = http
    .createServer((request, response) => {
      request.on('data', (data) => (told += String(data)))
      request.on('end', () => response.end('{}'))
    })
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, told: () => told, close: () => server.close() }
}
