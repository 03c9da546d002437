import { describe, expect, test } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'

const read = (settings: Record<string, string | undefined>) =>
  withSettings(settings, async () => {
    const { env, mailMode } = await import('./env')
    const { APP_URL, AUTH_SECRET_FALLBACKS, MAIL_FROM, TRUSTED_PROXY_HOPS, SEED_DEMO } = env
    const mail = mailMode()
    return { APP_URL, AUTH_SECRET_FALLBACKS, MAIL_FROM, TRUSTED_PROXY_HOPS, SEED_DEMO, mail }
  })

// The settings of the tests have a database, a secret, a URL and the mailbox; this removes the mailbox.
const withoutMail = { MAIL: undefined, RESEND_API_KEY: undefined, SMTP_URL: undefined }
const long = 'x'.repeat(32)
const oidc = { OIDC_CLIENT_ID: 'id', OIDC_CLIENT_SECRET: 'secret' }

describe('an invalid setting is named, along with what it must be', () => {
  test.each<[Record<string, string | undefined>, string]>([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL must be set'],
    [{ DATABASE_URL: 'mysql://localhost/guildhall' }, 'DATABASE_URL must begin with postgresql://'],
    [{ DATABASE_URL: 'postgresql://olive:se#cret@db/acme' }, 'DATABASE_URL cannot be read: write'],
    [{ DIRECT_URL: 'db.test/acme' }, 'DIRECT_URL must begin with postgresql://'],
    [
      { DATABASE_POOL_MAX: '0' },
      'DATABASE_POOL_MAX must be a whole number from 1 to 1000, and is "0".',
    ],
    [{ AUTH_SECRET: undefined }, 'AUTH_SECRET must be set'],
    [{ AUTH_SECRET: 'secret' }, 'AUTH_SECRET must have 32 characters or more'],
    [{ AUTH_SECRET_FALLBACKS: `${long},secret` }, 'AUTH_SECRET_FALLBACKS must have 32 characters'],
    [{ APP_URL: 'guildhall.example' }, 'APP_URL must be a web address'],
    [{ APP_URL: 'ftp://guildhall.example' }, 'APP_URL must be a web address'],
    [{ APP_URL: 'javascript:alert(1)' }, 'APP_URL must be a web address'],
    [{ APP_URL: 'https://guildhall.example/app' }, 'APP_URL must end after its host'],
    [{ APP_URL: 'https://guildhall.example/?' }, 'APP_URL must end after its host'],
    [{ APP_URL: 'https://guildhall.example#top' }, 'APP_URL must end after its host'],
    [{ APP_URL: 'https://olive:pw@guildhall.example' }, 'APP_URL must end after its host'],
    [{ APP_URL: undefined }, 'APP_URL must be set'],
    [{ PORT: 'many' }, 'PORT must be a whole number from 1 to 65535, and is "many".'],
    [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535, and is "0".'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 1 to 65535, and is "65536".'],
    [withoutMail, 'RESEND_API_KEY or SMTP_URL must be set, or MAIL=mailbox'],
    [{ SMTP_URL: 'localhost:25' }, 'SMTP_URL must begin with smtp:// or smtps://'],
    [{ SMTP_URL: 'smtp://olive:se#cret@mail.test' }, 'SMTP_URL must be written as smtp://'],
    [{ MAIL: 'pigeon' }, 'MAIL can only be "mailbox"'],
    [{ GOOGLE_CLIENT_ID: 'id' }, 'GOOGLE_CLIENT_SECRET goes with GOOGLE_CLIENT_ID'],
    [{ GITHUB_CLIENT_SECRET: 'secret' }, 'GITHUB_CLIENT_SECRET goes with GITHUB_CLIENT_ID'],
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID goes with OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'id.example' }, 'OIDC_ISSUER must be a web address'],
    [{ ...oidc, OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER must begin with https://'],
    [
      { ...oidc, OIDC_ISSUER: 'http://localhost:9000', APP_URL: 'https://guildhall.example' },
      'OIDC_ISSUER must begin with https://',
    ],
    [{ CRON_SECRET: 'short' }, 'CRON_SECRET must have 16 characters or more'],
    [{ MAINTENANCE: 'long '.repeat(101) }, 'MAINTENANCE can have 500 characters at most'],
    [{ PICTURES_S3_URL: 's3://pictures' }, 'PICTURES_S3_URL must be written as https://'],
    [
      { PICTURES_S3_URL: 'https://s3.example/pictures' },
      'PICTURES_S3_URL must hold the access key',
    ],
    [{ WEB_CONCURRENCY: 'auto' }, 'WEB_CONCURRENCY must be a number of processes, from 1 to 64'],
    [{ SHUTDOWN_DELAY: 'x' }, 'SHUTDOWN_DELAY must be a number from 0 to 300, and is "x".'],
    [{ SEED_DEMO: 'yes' }, 'SEED_DEMO must be 0 or 1, and is "yes".'],
    [{ CLOUDFLARE: 'true' }, 'CLOUDFLARE must be 0 or 1, and is "true".'],
    [{ ROW_LEVEL_SECURITY: 'off' }, 'ROW_LEVEL_SECURITY must be 0 or 1, and is "off".'],
    [
      { TRUSTED_PROXY_HOPS: '-1' },
      'TRUSTED_PROXY_HOPS must be a whole number from 0 to 10, and is "-1".',
    ],
    [{ TRUSTED_PROXY_HOPS: '1.5' }, 'TRUSTED_PROXY_HOPS must be a whole number'],
    ...['foo', 'Guildhall', 'Guildhall <foo>', 'a@b.test, c@d.test', 'a@b.test <c@d.test'].map(
      (MAIL_FROM): [Record<string, string>, string] => [
        { MAIL_FROM },
        'MAIL_FROM must be an address, as in hello@example.com or Acme <hello@example.com>, and is',
      ],
    ),
  ])('%j: %s', async (settings, message) => {
    await expect(read(settings)).rejects.toThrow(`Settings that need mending:\n  ${message}`)
  })

  test('all of them together', async () => {
    const settings = { DATABASE_URL: undefined, AUTH_SECRET: 'secret', PORT: 'many' }
    const error = await read(settings).catch((reason: Error) => reason.message)
    for (const name of Object.keys(settings)) expect(error).toContain(`  ${name} `)
  })

  test('and never with its value', async () => {
    await expect(read({ AUTH_SECRET: 'my own secret' })).rejects.not.toThrow('my own secret')
  })
})

test.each<[Record<string, string | undefined>, string]>([
  [{ APP_URL: 'https://guildhall.example' }, 'https://guildhall.example'],
  [{ APP_URL: 'https://guildhall.example///' }, 'https://guildhall.example'],
  [{ APP_URL: undefined, GUILDHALL_EMBEDDED: '1' }, 'http://localhost:3000'],
  [{ APP_URL: '', PORT: '4000', GUILDHALL_EMBEDDED: '1' }, 'http://localhost:4000'],
  [{ APP_URL: undefined, VERCEL_URL: 'g-1.vercel.app' }, 'https://g-1.vercel.app'],
  [
    {
      APP_URL: undefined,
      VERCEL_URL: 'g-1.vercel.app',
      VERCEL_PROJECT_PRODUCTION_URL: 'guildhall.example',
    },
    'https://guildhall.example',
  ],
])('links in emails begin with the public URL: %j: %s', async (settings, url) => {
  expect((await read(settings)).APP_URL).toBe(url)
})

test.each<[Record<string, string | undefined>, string]>([
  [{ MAIL: 'mailbox' }, 'mailbox'],
  [{ MAIL: 'mailbox', RESEND_API_KEY: 'key' }, 'mailbox'],
  [{ MAIL: undefined, RESEND_API_KEY: 'key' }, 'resend'],
  [{ MAIL: undefined, RESEND_API_KEY: 'key', SMTP_URL: 'smtp://localhost' }, 'resend'],
  [{ MAIL: undefined, SMTP_URL: 'smtp://localhost' }, 'smtp'],
  [{ ...withoutMail, GUILDHALL_EMBEDDED: '1' }, 'mailbox'],
  [{ MAIL: '', RESEND_API_KEY: '', SMTP_URL: '', GUILDHALL_EMBEDDED: '1' }, 'mailbox'],
  [{ MAIL: '/var/mail/olive', GUILDHALL_EMBEDDED: '1' }, 'mailbox'],
  [{ MAIL: '/var/mail/olive', RESEND_API_KEY: 'key' }, 'resend'],
])('emails are sent as configured: %j: %s', async (settings, mail) => {
  expect((await read(settings)).mail).toBe(mail)
})

test.each(['a@b.test', 'Acme <a@b.test>', '"Acme, Inc." <a@b.test>', '<guildhall@localhost>'])(
  'the sender can be %s',
  async (MAIL_FROM) => {
    expect((await read({ MAIL_FROM })).MAIL_FROM).toBe(MAIL_FROM)
  },
)

test('an empty setting counts as unset', async () => {
  const names = ['MAIL_FROM', 'TRUSTED_PROXY_HOPS', 'SEED_DEMO', 'AUTH_SECRET_FALLBACKS']
  const empty = await read(Object.fromEntries(names.map((name) => [name, ''])))
  expect(empty).toEqual(await read(Object.fromEntries(names.map((name) => [name, undefined]))))
  expect(empty).toMatchObject({ MAIL_FROM: 'Guildhall <guildhall@localhost>', SEED_DEMO: false })
})

test('a provider on this machine needs no https while the site has none', async () => {
  await read({ ...oidc, OIDC_ISSUER: 'http://localhost:9000' })
  await read({ ...oidc, OIDC_ISSUER: 'https://id.example', APP_URL: 'https://guildhall.example' })
})

test('fallback secrets are separated by commas', async () => {
  const { AUTH_SECRET_FALLBACKS } = await read({ AUTH_SECRET_FALLBACKS: ` ${long}a, ${long}b ,,` })
  expect(AUTH_SECRET_FALLBACKS).toEqual([`${long}a`, `${long}b`])
})
