import type { APIRequestContext, Page, Response } from '@playwright/test'
import fs from 'node:fs'
import { acme, type Acme } from './support/acme'
import { dataFile } from './support/data-folder'
import { problem } from './support/forms'
import { expectFocus, press, tabTo, typeInto } from './support/keyboard'
import { findingsInEveryLook, tooWide } from './support/looks'
import { adminPages, memberPages, ownPages } from './support/org-pages'
import { newAddress, SESSION_COOKIE, unique } from './support/person'
import { relay, type Relay } from '../scripts/testing/relay'
import { startServerBeside, type ServerBeside } from './support/server-beside'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test.describe.configure({ mode: 'serial' })

test.describe('while the database is unavailable', () => {
  let way: Relay
  let server: ServerBeside
  let org: Acme
  test.beforeAll(async () => {
    way = await relay(databaseUrl())
    server = await startServerBeside({ DATABASE_URL: way.url })
    org = await acme()
  })
  test.afterAll(() => server.stop())

  test('every page says so within three seconds, and nobody is signed out', async ({
    open,
    request,
  }) => {
    const page = await open(org.olive)
    await page.goto(`${server.url}/orgs/${org.slug}`)
    await expect(page.getByRole('heading', { level: 1, name: org.name })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await way.cut()
    // A click: the response is not part of a page, so the browser loads the whole document.
    await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click()
    await expect(page.getByRole('heading', { name: 'can’t be reached right now' })).toBeVisible()
    await expect(page).toHaveURL(`${server.url}/orgs/${org.slug}/activity`)
    expect(await findingsInEveryLook(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])

    const paths = [...ownPages, ...memberPages(org), ...adminPages(org), '/login', '/', '/signup']
    for (const path of paths) {
      const begun = performance.now()
      const answer = await visit(request, `${server.url}${path}`, org.olive.token)
      expect(answer.status(), path).toBe(503)
      expect(performance.now() - begun, path).toBeLessThan(3_000)
      expect(answer.headers()['retry-after']).toBe('5')
      expect(answer.headers()['cache-control']).toBe('no-store')
      expect(answer.headers()['set-cookie'], path).toBeUndefined()
      expect(await answer.text()).toContain('can’t be reached right now')
    }
    expect((await request.get(`${server.url}/api/health`)).status()).toBe(200)
    const programs = [
      ...['organizations', `organizations/${org.slug}/members?q=a`, 'slugs/acme', 'auth/session'],
      ...['ready', `pictures/${'a'.repeat(32)}-64.webp`],
    ]
    for (const path of programs) {
      const answer = await visit(request, `${server.url}/api/${path}`, org.olive.token)
      expect(answer.status(), path).toBe(503)
      expect(answer.headers()['retry-after'], path).toBe('5')
      expect(answer.headers()['set-cookie'], path).toBeUndefined()
      expect(answer.headers()['cache-control'], path).toContain('no-store')
    }

    await way.mend()
    await press(page, 'Try again', 'link')
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
  })

  test('a form keeps what was typed, and can be sent with the keyboard once the database is back', async ({
    open,
  }) => {
    const page = await open(org.olive)
    const address = newAddress('Zoe')
    await page.goto(`${server.url}/orgs/${org.slug}/people/invite`)
    const email = await typeInto(page, 'Email', address)
    await way.cut()
    await page.keyboard.press('Enter')
    await expect(problem(page)).toContainText('can’t reach its database')
    await expect(email).toHaveValue(address)
    await expectFocus(page)
    await way.mend()
    await tabTo(page, 'button', 'Send invitation')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}/orgs/${org.slug}/people`)
    await page.goto(`${server.url}/orgs/${org.slug}/invitations`)
    await expect(page.getByRole('row', { name: address })).toBeVisible()
  })
  test('a form without JavaScript keeps its text while the database is unavailable, with a 503', async ({
    open,
  }) => {
    const page = await open(org.olive, { javaScriptEnabled: false })
    const address = newAddress('Zoe')
    await page.goto(`${server.url}/orgs/${org.slug}/people/invite`)
    await page.getByLabel('Email', { exact: true }).fill(address)
    await page.getByLabel('Message').fill('Hello <Zoe>')
    await way.cut()
    const [answer] = await Promise.all([page.waitForResponse(isPost), send(page)])
    expect(answer.status()).toBe(503)
    expect(answer.headers()['retry-after']).toBe('5')
    await expect(page.getByRole('heading', { name: 'can’t be reached right now' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'message' })).toHaveValue('Hello <Zoe>')
    await way.mend()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.waitForURL(`${server.url}/orgs/${org.slug}/people`)
    await page.goto(`${server.url}/orgs/${org.slug}/invitations`)
    await expect(page.getByRole('row', { name: address })).toBeVisible()
  })
})

test('a page with a bug shows the error id from the log, and navigation still works', async ({
  open,
  problems,
}) => {
  const { olive, slug } = await acme()
  const database = new URL(databaseUrl())
  // A person whose access to the audit log the database refuses, which no page expects.
  const role = `broken_${unique()}`
  await sql(`CREATE ROLE ${role} LOGIN PASSWORD '${role}'`)
  await sql(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`)
  await sql(`REVOKE ALL ON "Event" FROM ${role}`)
  Object.assign(database, { username: role, password: role })
  const server = await startServerBeside({ DATABASE_URL: database.href })
  try {
    const page = await open(olive)
    const answer = await page.goto(`${server.url}/orgs/${slug}/activity`)
    expect(answer?.status()).toBe(500)
    await expect(page.getByRole('heading', { level: 1, name: 'went wrong' })).toBeVisible()
    await expect(page.getByRole('main').locator('code')).toHaveText(/\w{6,}/)
    expect(await findingsInEveryLook(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await press(page, 'People', 'link')
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
    await expectFocus(page)
  } finally {
    await server.stop()
    await sql(`DROP OWNED BY ${role}`)
    await sql(`DROP ROLE ${role}`)
  }
  problems.length = 0 // the browser logs the 500 itself
})

const databaseUrl = () => fs.readFileSync(dataFile('database-url'), 'utf8').trim()

const visit = (request: APIRequestContext, url: string, token: string) =>
  request.get(url, { headers: { cookie: `${SESSION_COOKIE}=${token}` }, maxRedirects: 0 })

const isPost = (answer: Response) => answer.request().method() === 'POST'

const send = (page: Page) => page.getByRole('button', { name: 'Send invitation' }).click()
