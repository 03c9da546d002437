import { expect, test } from 'vitest'
import { checkDeployment, readSettings } from './settings.mjs'

const secret = 'a'.repeat(32)
const theirs = 'postgresql://olive:hunter2@db.test/acme'
const deployed = { DATABASE_URL: theirs, AUTH_SECRET: secret, MAIL: 'mailbox' }
const sentence = (env) => {
  try {
    readSettings(env)
    checkDeployment(env)
  } catch (error) {
    expect(error.message).not.toContain('hunter2')
    return error.message
  }
}

test('needs nothing on a laptop', () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    appUrl: 'http://localhost:3000',
    embedded: true,
    seedDemo: '1',
    mailbox: true,
  })
})

test('listens on this machine alone with a laptop’s database, unless told otherwise', () => {
  expect(readSettings({}).host).toBe('127.0.0.1')
  expect(readSettings(deployed).host).toBeUndefined()
  expect(readSettings({ LISTEN_HOST: '0.0.0.0' }).host).toBe('0.0.0.0')
})

test('takes a blank setting for none', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', SEED_DEMO: '', APP_URL: '' })).toMatchObject({
    port: 3000,
    embedded: true,
    seedDemo: '1',
  })
})

test('brings no demo people into a database of one’s own', () => {
  expect(readSettings(deployed)).toMatchObject({ embedded: false, seedDemo: '0', mailbox: true })
})

test('refuses what is no port', () => {
  for (const PORT of ['abc', '0', '65536', '30.5', '-1']) expect(sentence({ PORT })).toContain(PORT)
})

test('asks for a secret and a way for mail once there is a database of one’s own', () => {
  expect(sentence({ ...deployed, AUTH_SECRET: undefined })).toContain('AUTH_SECRET')
  expect(sentence({ ...deployed, AUTH_SECRET: 'short' })).toContain('32')
  expect(sentence({ ...deployed, MAIL: undefined })).toContain('RESEND_API_KEY')
  expect(sentence({ ...deployed, MAIL: undefined, SMTP_URL: 'smtp://mail.test' })).toBeUndefined()
})

test('refuses a database address that is none, without repeating it', () => {
  expect(sentence({ ...deployed, DATABASE_URL: 'mysql://olive:hunter2@db/x' })).toContain('write')
  expect(sentence({ ...deployed, DATABASE_URL: 'postgresql://o:hunter2#@@/x' })).toContain('%40')
})

test('refuses an address of a bucket that is none, without repeating it', () => {
  const refused = ['s3://pictures', 'https://s3.test/pictures', 'https://key:hunter2@s3.test', 'x']
  for (const PICTURES_S3_URL of refused) expect(sentence({ PICTURES_S3_URL })).toContain('%2F')
  expect(sentence({ PICTURES_S3_URL: 'https://key:hunter2@s3.test/pictures' })).toBeUndefined()
  expect(sentence({ PICTURES_S3_URL: '' })).toBeUndefined()
})

test('refuses an address of the site that is none', () => {
  expect(sentence({ APP_URL: 'guildhall.test' })).toContain('guildhall.test')
  expect(readSettings({ APP_URL: 'https://guildhall.test/' }).appUrl).toBe('https://guildhall.test')
})
