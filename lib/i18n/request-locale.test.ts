import { expect, test } from 'vitest'
import { requestLocale } from '@/lib/i18n/request-locale'
import { askAnew, asking } from '@/lib/testing/next-request'

test.each([
  // A chosen language takes precedence over the browser's.
  { cookie: 'ja', language: 'de', is: 'ja' },
  { cookie: 'en-GB', language: '', is: 'en-GB' },
  { cookie: '', language: 'de-DE', is: 'de' },
  { cookie: '', language: '', is: 'en' },
  // A choice that does not exist, or no longer exists.
  { cookie: 'eo', language: 'de', is: 'de' },
  { cookie: 'DE', language: 'ja', is: 'ja' },
  { cookie: 'toString', language: '', is: 'en' },
  { cookie: '../de', language: '', is: 'en' },
])('cookie "$cookie", browser "$language": $is', async ({ is, cookie, language }) => {
  askAnew()
  if (cookie) asking.jar.set('guildhall-locale', cookie)
  asking.headers.set('accept-language', language)
  expect(await requestLocale()).toBe(is)
})
