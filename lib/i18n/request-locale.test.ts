import { beforeEach, expect, test, vi } from 'vitest'
import { requestLocale } from '@/lib/i18n/request-locale'

const request = { cookie: '', language: '' }
vi.mock(import('next/headers'), () => ({
  cookies: (() =>
    Promise.resolve({
      get: (name: string) =>
        name === 'guildhall-locale' && request.cookie ? { name, value: request.cookie } : undefined,
    })) as never,
  headers: (() => Promise.resolve(new Headers({ 'accept-language': request.language }))) as never,
}))

beforeEach(() => Object.assign(request, { cookie: '', language: '' }))

test.each([
  // A chosen language takes precedence over the browser's.
  { cookie: 'ja', language: 'de', is: 'ja' },
  { cookie: 'en-GB', language: '', is: 'en-GB' },
  { cookie: '', language: 'de-DE', is: 'de' },
  { cookie: '', language: '', is: 'en' },
  // A choice that does not exist, or no longer exists.
  { cookie: 'fr', language: 'de', is: 'de' },
  { cookie: 'DE', language: 'ja', is: 'ja' },
  { cookie: 'toString', language: '', is: 'en' },
  { cookie: '../de', language: '', is: 'en' },
])('cookie "$cookie", browser "$language": $is', async ({ is, ...asked }) => {
  Object.assign(request, asked)
  expect(await requestLocale()).toBe(is)
})
