import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { CLEAR_SITE_DATA, SIGNED_OUT_COOKIE } from '@/lib/accounts/sessions/clear-site-data'
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
