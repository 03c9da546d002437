import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.mjs'
import { checkDeployment, readSettings, settingNames } from './settings.mjs'

const secret = 'a'.repeat(32)
const theirs = 'postgresql://olive:hunter2@db.test/acme'
const APP_URL = 'https://guildhall.test'
const deployed = { DATABASE_URL: theirs, AUTH_SECRET: secret, APP_URL, MAIL: 'mailbox' }
const sentence = (env) => {
  try {
    readSettings(env)
    checkDeployment(env)
  } catch (error) {
    expect(error.message).not.toContain('hunter2')
    return error.message
  }
}

test('needs no settings in development', () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    appUrl: 'http://localhost:3000',
    embedded: true,
    seedDemo: '1',
    mailbox: true,
  })
})

test('listens only on this machine with the embedded database, unless set otherwise', () => {
  expect(readSettings({}).host).toBe('127.0.0.1')
  expect(readSettings(deployed).host).toBeUndefined()
  expect(readSettings({ LISTEN_HOST: '0.0.0.0' }).host).toBe('0.0.0.0')
})

test('treats a blank setting as unset', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', SEED_DEMO: '', APP_URL: '' })).toMatchObject({
    port: 3000,
    embedded: true,
    seedDemo: '1',
  })
})

test('adds no demo people to an external database', () => {
  expect(readSettings(deployed)).toMatchObject({ embedded: false, seedDemo: '0', mailbox: true })
})

test('refuses an invalid port', () => {
  for (const PORT of ['abc', '0', '65536', '30.5', '-1']) expect(sentence({ PORT })).toContain(PORT)
})

test('requires a secret and a way to send email with an external database', () => {
  expect(sentence({ ...deployed, AUTH_SECRET: undefined })).toContain('AUTH_SECRET')
  expect(sentence({ ...deployed, AUTH_SECRET: 'short' })).toContain('32')
  expect(sentence({ ...deployed, MAIL: undefined })).toContain('RESEND_API_KEY')
  expect(sentence({ ...deployed, MAIL: undefined, SMTP_URL: 'smtp://mail.test' })).toBeUndefined()
})

test('refuses an invalid database URL without repeating it', () => {
  expect(sentence({ ...deployed, DATABASE_URL: 'mysql://olive:hunter2@db/x' })).toContain(
    'begin with',
  )
  expect(sentence({ ...deployed, DATABASE_URL: 'postgresql://o:hunter2#@@/x' })).toContain('%40')
})

test('DIRECT_URL is used with DATABASE_URL, and ignored for the embedded database', () => {
  const direct = 'postgresql://olive:hunter2@db.test:5433/acme'
  expect(readSettings({ ...deployed, DIRECT_URL: direct }).directUrl).toBe(direct)
  expect(readSettings({ DATABASE_URL: '', DIRECT_URL: direct }).directUrl).toBeUndefined()
  expect(sentence({ DIRECT_URL: direct })).toContain('without DATABASE_URL')
  expect(sentence({ ...deployed, DIRECT_URL: 'db/x' })).toContain('DIRECT_URL must begin with')
})

test('refuses an invalid bucket URL without repeating it', () => {
  const refused = ['s3://pictures', 'https://s3.test/pictures', 'https://key:hunter2@s3.test', 'x']
  for (const PICTURES_S3_URL of refused) expect(sentence({ PICTURES_S3_URL })).toContain('%2F')
  expect(sentence({ PICTURES_S3_URL: 'https://key:hunter2@s3.test/pictures' })).toBeUndefined()
  expect(sentence({ PICTURES_S3_URL: '' })).toBeUndefined()
})

test('requires the site’s URL with an external database, except on Vercel', () => {
  expect(sentence({ ...deployed, APP_URL: undefined })).toContain('APP_URL must be too')
  expect(sentence({ ...deployed, APP_URL: '' })).toContain('APP_URL must be too')
  expect(sentence({ ...deployed, APP_URL: undefined, VERCEL: '1' })).toBeUndefined()
  expect(sentence({})).toBeUndefined()
})

test('recommends a way to send email, and says what the mailbox means', () => {
  expect(sentence({ ...deployed, MAIL: undefined })).toMatch(
    /RESEND_API_KEY.*SMTP_URL.*MAIL=mailbox no/,
  )
})

test('refuses a site URL with anything after the host', () => {
  const more = ['/app', '/app/', '?a=b', '/?', '#top', ':8443/app']
  for (const rest of more)
    expect(sentence({ APP_URL: `https://guildhall.test${rest}` }), rest).toContain('after its host')
  const withPassword = sentence({ APP_URL: 'https://olive:hunter2@guildhall.test' })
  expect(withPassword).toContain('write it as https://guildhall.test.')
  expect(readSettings({ APP_URL: 'https://guildhall.test:8443//' }).appUrl).toMatch(/:8443$/)
})

test('refuses an invalid site URL', () => {
  expect(sentence({ APP_URL: 'guildhall.test' })).toContain('guildhall.test')
  expect(readSettings({ APP_URL: 'https://guildhall.test/' }).appUrl).toBe('https://guildhall.test')
})

test('the list includes every setting in lib/env.ts and .env.example, and README explains each', () => {
  const read = (file) => fs.readFileSync(path.join(root, file), 'utf8')
  const namesIn = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name)
  // Set by hosts and Node.
  const given = /^(VERCEL\w*|NODE_ENV)$/
  for (const name of namesIn(read('lib/env.ts'), /^\s+([A-Z][A-Z0-9_]+):/gm))
    if (!given.test(name)) expect(settingNames).toContain(name)
  for (const name of namesIn(read('.env.example'), /^#? ?([A-Z][A-Z0-9_]+)=/gm))
    expect(settingNames).toContain(name)
  // Set by our own scripts, used only by a tool, or listed with their client id.
  const inner =
    /^(NEXTAUTH_\w+|SHADOW_DATABASE_URL|MAIL_DIR|GUILDHALL_\w+|(GOOGLE|GITHUB)_CLIENT_SECRET)$/
  for (const name of settingNames.filter((each) => !inner.test(each)))
    expect(read('README.md')).toMatch(new RegExp(`\\b${name}\\b`))
})
