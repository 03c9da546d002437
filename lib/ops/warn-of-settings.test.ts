import { beforeEach, expect, test } from 'vitest'
import { loggedLines } from '@/lib/testing/logged-errors'
import { withSettings } from '@/lib/testing/with-settings'

beforeEach(() => void loggedLines())

/** What is logged at start. */
async function warnings(settings: Record<string, string | undefined>) {
  const { warnOfSettings } = await withSettings(
    { NODE_ENV: 'production', ...settings },
    () => import('@/lib/ops/warn-of-settings'),
  )
  warnOfSettings()
  return loggedLines().map(({ message }) => message)
}

const resend = { MAIL: undefined, RESEND_API_KEY: 're_key' }
const smtp = { MAIL: undefined, SMTP_URL: 'smtp://mail.test' }

test.each([resend, smtp])('%j without MAIL_FROM is reported once', async (settings) => {
  const all = await warnings({ ...settings, MAIL_FROM: undefined })
  expect(all).toEqual([
    expect.stringMatching(/^Emails are sent from guildhall@localhost.*MAIL_FROM/),
  ])
})

test.each([
  { ...resend, MAIL_FROM: 'Acme <hello@acme.test>' },
  { MAIL: 'mailbox', MAIL_FROM: undefined },
])('nothing is reported about the sender with %j', async (settings) => {
  expect(await warnings(settings)).toEqual([])
})

test('an APP_URL with http is reported once, with what does not work then', async () => {
  expect(await warnings({ APP_URL: 'http://acme.test' })).toEqual([
    expect.stringMatching(/^APP_URL is http:\/\/acme\.test: .*unencrypted.*passkeys.*refused/),
  ])
})

test.each([
  { APP_URL: 'https://acme.test' },
  { APP_URL: 'http://localhost:3000' },
  { APP_URL: 'http://127.0.0.1:3000' },
  { APP_URL: 'http://[::1]:3000' },
  { APP_URL: 'http://acme.test', NODE_ENV: 'development' },
])('nothing is reported with %j', async (settings) => {
  expect(await warnings(settings)).toEqual([])
})
