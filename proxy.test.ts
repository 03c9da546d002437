import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { CLEAR_SITE_DATA, SIGNED_OUT_COOKIE } from '@/lib/accounts/sessions/clear-site-data'
import { loggedLines } from '@/lib/testing/logged-errors'
import { proxy } from './proxy'

const get = (cookie: string) =>
  proxy(new NextRequest('http://localhost:3000/login', { headers: { cookie } }))

// Browsers hide this header from scripts and tests.
test('the first page after signing out clears the site’s data in the browser, once', async () => {
  const first = await get(`${SIGNED_OUT_COOKIE}=1`)
  expect(first.headers.get('clear-site-data')).toBe(CLEAR_SITE_DATA)
  expect(first.cookies.get(SIGNED_OUT_COOKIE)?.value).toBe('')
  expect((await get('theme=dark')).headers.has('clear-site-data')).toBe(false)
})

test('logs a refused post with the id of its request, and without its path', async () => {
  loggedLines()
  const headers = { origin: 'https://evil.example', 'x-request-id': 'seen-by-the-host' }
  const url = 'http://localhost:3000/olive@acme.test'
  expect((await proxy(new NextRequest(url, { method: 'POST', headers }))).status).toBe(403)
  const [line] = loggedLines()
  expect(line).toMatchObject({ source: 'web', requestId: 'seen-by-the-host' })
  expect(JSON.stringify(line)).not.toContain('acme')
})
