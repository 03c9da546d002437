import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { pool } from '@/lib/db'
import { readMailbox } from '@/lib/mail/read-mailbox'
import { person } from '@/lib/testing/people'
import { builtApp, startServer } from '@/scripts/testing/fuzz/server.mjs'
import { relay } from '@/scripts/testing/relay'
import { SESSION_COOKIE, visitor, type Visitor } from '@/scripts/testing/visitor'

test('no password, token, address, name or text of a person appears in the log or in a trace', async () => {
  const sink = await traceSink()
  const way = await relay(process.env.DATABASE_URL!)
  const server = await startServer(await builtApp(), {
    ...{ DATABASE_URL: way.url, LOG_LEVEL: 'debug', VERCEL: '1' },
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_BSP_SCHEDULE_DELAY: '200' },
  })
  const mark = randomUUID().slice(0, 8)
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
  const visit = (who?: { token: string }) => visitor(server.url, who)
  const signIn = (who: Visitor, password: string) =>
    who.fill('/login', { email: address, password })
  const introduction = (password: string) => ({ name, password, confirmPassword: password })
  const linkTo = async (to: string, kind: string) => {
    const find = async () =>
      (await readMailbox(env.MAIL_DIR, { to }))
        .map(({ text }) => new RegExp(`/${kind}/[^\\s"<>)\\]]+`).exec(text)?.[0])
        .find((link) => link)
    await expect.poll(find, { timeout: 20_000 }).toBeDefined()
    const link = (await find())!
    secrets.push(link.split('/').at(-1)!)
    return link
  }
  const noteSession = ({ jar }: Visitor) => secrets.push(jar.get(SESSION_COOKIE)!.value)
  try {
    const owner = visit()
    await owner.fill('/signup', { name, slug, email: address })
    const activation = await linkTo(address, 'activate')
    expect((await owner.fill(activation, introduction(first))).status).toBe(303)
    noteSession(owner)
    expect((await signIn(visit(), wrong)).status).toBe(200)
    const forgetful = visit()
    await forgetful.fill('/forgot-password', { email: address })
    const reset = await linkTo(address, 'reset-password')
    const chosen = { password: second, confirmPassword: second }
    expect((await forgetful.fill(reset, chosen)).status).toBe(303)
    noteSession(forgetful)
    const again = visit()
    expect((await signIn(again, second)).status).toBe(303)
    noteSession(again)

    const invite = (email: string) =>
      again.fill(`/orgs/${slug}/people/invite`, { email, role: 'member', message })
    expect((await invite(invited)).status).toBe(303)
    const link = await linkTo(invited, 'invitations')
    const newcomer = visit()
    expect((await newcomer.fill(link, introduction(first))).status).toBe(303)
    noteSession(newcomer)

    // Refused requests: by role, by a stranger, from another site, too large, unreadable.
    expect((await newcomer.ask(`/orgs/${slug}/settings`)).status).toBe(403)
    const stranger = visit(await person('Zoe'))
    expect((await stranger.ask(`/orgs/${slug}`)).status).toBe(404)
    for (const [header, value] of [
      ['origin', 'https://evil.test'],
      ['content-type', 'multipart/form-data'],
    ] as const)
      await again.ask(link, { ...post, headers: { [header]: value }, body: `name=${name}` })
    await again.ask('/login', { ...post, body: name.repeat(700_000) })

    // Errors from PostgreSQL with the row in their detail, and an unavailable database.
    await pool().query(
      `ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT refused CHECK (message NOT LIKE '%canary ${mark}%') NOT VALID`,
    )
    expect((await invite(`again.${invited}`)).status).toBe(200)
    await pool().query(`ALTER TABLE "OrganizationInvitation" DROP CONSTRAINT refused`)
    await pool().query(`ALTER TABLE "Event" RENAME COLUMN "targetName" TO "other"`)
    expect((await again.ask(`/orgs/${slug}/activity`)).status).toBe(500)
    await pool().query(`ALTER TABLE "Event" RENAME COLUMN "other" TO "targetName"`)
    await way.cut()
    await again.ask(link)
    await again.ask(link, { ...post, body: new URLSearchParams({ name }) })
    await way.mend()
    await expect.poll(async () => (await again.ask('/forgot-password')).status).toBe(200)

    const said = server.said()
    expect(said).not.toContain('⨯') // how Next prints errors
    const lines = said.split('\n').filter((line) => line.startsWith('{'))
    const events = lines.map((line) => (JSON.parse(line) as { event: string }).event)
    expect(new Set(events)).toEqual(
      new Set([
        ...['user.registered', 'organization.created', 'user.activated', 'organization.activated'],
        ...['user.signedIn', 'user.passwordChanged', 'user.newDevice'],
        ...['invitation.sent', 'invitation.accepted'],
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

test('no secret of the server is in what the browser loads', async () => {
  const folder = join(await builtApp(), 'static')
  // The secret that every build has: the key of its server actions.
  const key = readFileSync(join(folder, '../server/server-reference-manifest.json'), 'utf8')
  const { encryptionKey } = JSON.parse(key) as { encryptionKey: string }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|json)$/.test(file),
  )
  expect(files.length).toBeGreaterThan(10)
  for (const file of files)
    expect(readFileSync(join(folder, file), 'utf8').includes(encryptionKey), file).toBe(false)
})

const post = { method: 'POST' }

async function everyRow() {
  const { rows: tables } = await pool().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const found = await Promise.all(
    tables.map(({ name }) =>
      pool().query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`),
    ),
  )
  return found.flatMap(({ rows }) => rows.map(({ row }) => row))
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
