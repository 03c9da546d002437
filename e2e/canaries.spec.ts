import type { APIRequestContext } from '@playwright/test'
import fs from 'node:fs'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { dataFile } from './support/data-folder'
import { linkIn, mailTo, type LinkKind } from './support/mailbox'
import { person, SESSION_COOKIE, unique } from './support/person'
import { postForm } from './support/post-form'
import { relay } from './support/relay'
import { startServerBeside } from './support/server-beside'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test.slow()

test('no password, token, address, name or text of a person appears in the log or in a trace', async ({
  playwright,
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
  const [first, second, wrong] = [1, 2, 3].map((n) => `canary otter ${n} ${mark}`) as [
    string,
    string,
    string,
  ]
  const message = `Sing, canary ${mark}\r\n{"level":"info"}`
  const invited = `newcomer.canary.${mark}@acme.test`
  const secrets = [first, second, wrong]
  const canaries = [mark, encodeURIComponent(address)]
  const visitors: APIRequestContext[] = []
  const visitor = async (options = {}) => {
    visitors.push(await playwright.request.newContext({ baseURL: server.url, ...options }))
    return visitors.at(-1)!
  }
  const fill = (who: APIRequestContext, path: string, fields: Record<string, string>) =>
    postForm(who, server.url, path, fields)
  const signIn = (who: APIRequestContext, password: string) =>
    fill(who, '/login', { email: address, password })
  const introduction = (password: string) => ({ name, password, confirmPassword: password })
  const linkTo = async (to: string, subject: RegExp, kind: LinkKind) => {
    const link = linkIn(await mailTo(to, subject), kind)
    secrets.push(link.split('/').at(-1)!)
    return link
  }
  const noteSession = async (who: APIRequestContext) => {
    const { cookies } = await who.storageState()
    secrets.push(cookies.find((cookie) => cookie.name === SESSION_COOKIE)!.value)
  }
  try {
    const owner = await visitor()
    await fill(owner, '/signup', { name, slug, email: address })
    const activation = await linkTo(address, /^Activate your/, 'activate')
    expect((await fill(owner, activation, introduction(first))).status()).toBe(303)
    await noteSession(owner)
    expect((await signIn(await visitor(), wrong)).status()).toBe(200)
    const forgetful = await visitor()
    await fill(forgetful, '/forgot-password', { email: address })
    const reset = await linkTo(address, /^Set a new/, 'reset-password')
    const chosen = { password: second, confirmPassword: second }
    expect((await fill(forgetful, reset, chosen)).status()).toBe(303)
    await noteSession(forgetful)
    const again = await visitor()
    expect((await signIn(again, second)).status()).toBe(303)
    await noteSession(again)

    const invite = (email: string) =>
      fill(again, `/orgs/${slug}/people/invite`, { email, role: 'member', message })
    expect((await invite(invited)).status()).toBe(303)
    const link = await linkTo(invited, /invited you to join/, 'invitations')
    const newcomer = await visitor()
    expect((await fill(newcomer, link, introduction(first))).status()).toBe(303)
    await noteSession(newcomer)

    // Refused requests: by role, by a stranger, from another site, too large, unreadable.
    expect((await newcomer.get(`/orgs/${slug}/settings`)).status()).toBe(403)
    const cookie = `${SESSION_COOKIE}=${(await person('Zoe')).token}`
    const stranger = await visitor({ extraHTTPHeaders: { cookie } })
    expect((await stranger.get(`/orgs/${slug}`)).status()).toBe(404)
    for (const [header, value] of [
      ['origin', 'https://evil.test'],
      ['content-type', 'multipart/form-data'],
    ] as const)
      await again.post(link, { headers: { [header]: value }, data: `name=${name}` })
    await again.post('/login', { data: name.repeat(700_000) })

    // Errors from PostgreSQL with the row in their detail, and an unavailable database.
    const rule = `refused_${unique()}`
    await sql(
      `ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT ${rule} CHECK (message NOT LIKE '%canary ${mark}%') NOT VALID`,
    )
    expect((await invite(`again.${invited}`)).status()).toBe(200)
    await sql(`ALTER TABLE "OrganizationInvitation" DROP CONSTRAINT ${rule}`)
    await way.cut()
    await again.get(link)
    await again.post(link, { form: { name } })
    await way.mend()
    await expect.poll(async () => (await again.get('/forgot-password')).status()).toBe(200)

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
    await Promise.all(visitors.map((each) => each.dispose()))
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

async function everyRow() {
  const tables = await sql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const rows = await Promise.all(
    tables.map(({ name }) => sql<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`)),
  )
  return rows.flat().map(({ row }) => row)
}

/** Receives what an OpenTelemetry collector would. */
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
