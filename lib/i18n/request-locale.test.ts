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
  // What was chosen counts for more than what the browser asks for.
  { cookie: 'ja', language: 'de', is: 'ja' },
  { cookie: 'en-GB', language: '', is: 'en-GB' },
  { cookie: '', language: 'de-DE', is: 'de' },
  { cookie: '', language: '', is: 'en' },
  // A choice that there is not, or no more.
  { cookie: 'fr', language: 'de', is: 'de' },
  { cookie: 'DE', language: 'ja', is: 'ja' },
  { cookie: 'toString', language: '', is: 'en' },
  { cookie: '../de', language: '', is: 'en' },
])('cookie "$cookie", browser "$language": $is', async ({ is, ...asked }) => {
  Object.assign(request, asked)
  expect(await requestLocale()).toBe(is)
})
