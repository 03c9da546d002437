import { expect, test } from 'vitest'
import { welcome } from './run-guildhall.mjs'
import { readSettings } from './settings.mjs'

const said = (env) => welcome(readSettings(env))
const deployed = { DATABASE_URL: 'postgresql://o:p@db.test/x', APP_URL: 'https://guildhall.test' }

test('a development server prints the mailbox URL, which works locally', () => {
  expect(said({})).toContain('http://localhost:3000/dev/mailbox')
  expect(said({ APP_URL: 'https://tunnel.test' })).toContain('http://localhost:3000/dev/mailbox')
  expect(said({})).not.toContain('WARNING')
})

test('a server with an external database prints the mail folder, and no page that shows it', () => {
  const text = said({ ...deployed, MAIL: 'mailbox', GUILDHALL_DATA: '/srv/guildhall' })
  expect(text).toContain('Mail is not sent')
  expect(text).toContain('/srv/guildhall/mail')
  expect(text).not.toContain('/dev/mailbox')
  expect(said({ ...deployed, SMTP_URL: 'smtp://mail.test' })).not.toContain('Mail')
})

test('a development server that other machines can reach warns what they can do', () => {
  for (const LISTEN_HOST of ['0.0.0.0', '::', '192.168.1.5']) {
    expect(said({ LISTEN_HOST })).toMatch(/WARNING.*other machines/)
    expect(said({ LISTEN_HOST })).toMatch(/sign in as a demo person/)
    expect(said({ LISTEN_HOST })).toMatch(/Forms are refused there until APP_URL/)
  }
  expect(said({ LISTEN_HOST: '0.0.0.0', SEED_DEMO: '0' })).not.toContain('demo person')
  for (const LISTEN_HOST of ['::1', 'localhost', '127.0.0.2'])
    expect(said({ LISTEN_HOST })).not.toContain('WARNING')
})
