import { acme } from './support/acme'
import { SESSION_COOKIE } from './support/person'
import { settings } from './support/settings.mjs'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a form posted by another site is refused with 403, with or without the cookie', async ({
  open,
  request,
}) => {
  const { olive, id, slug } = await acme()
  const path = `/orgs/${slug}/settings`
  // The page's own form, as a browser without JavaScript sends it.
  const page = await open(olive, { javaScriptEnabled: false })
  await page.goto(path)
  const form = page.locator('form', { has: page.getByLabel('Organization name', { exact: true }) })
  const inputs = await form.locator('input').all()
  const multipart: Record<string, string> = {}
  for (const input of inputs)
    multipart[(await input.getAttribute('name')) ?? ''] = await input.inputValue()
  const post = async (name: string, headers: Record<string, string>) => {
    const cookie = `${SESSION_COOKIE}=${olive.token}`
    const answer = await request.post(path, {
      multipart: { ...multipart, name },
      headers: { cookie, ...headers },
      maxRedirects: 0,
      failOnStatusCode: false,
    })
    const rows = await sql('SELECT name FROM "Organization" WHERE id = $1', [id])
    return [answer.status(), rows[0]?.name]
  }
  const refused = [403, multipart.name]
  const evil = 'https://evil.test'
  const forwarded = { 'x-forwarded-host': 'evil.test' }
  expect(await post('A', { origin: evil, 'sec-fetch-site': 'cross-site' })).toEqual(refused)
  expect(await post('B', { origin: evil })).toEqual(refused)
  expect(await post('C', { origin: evil, ...forwarded })).toEqual(refused)
  expect(await post('D', { origin: 'null' })).toEqual(refused)
  expect(await post('E', {})).toEqual(refused)
  expect(await post('F', { origin: settings.APP_URL, 'sec-fetch-site': 'cross-site' })).toEqual(
    refused,
  )
  // The same form from this site is accepted: it was refused because of its origin.
  expect(await post('G', { origin: settings.APP_URL, 'sec-fetch-site': 'same-origin' })).toEqual([
    200,
    'G',
  ])
})
