import { expect, test } from 'vitest'
import { smtpServer } from './smtp-server'

test.each([
  ['smtp://mail.acme.test', { host: 'mail.acme.test', port: 587, secure: false }],
  ['smtps://mail.acme.test', { host: 'mail.acme.test', port: 465, secure: true }],
  ['smtp://mail.acme.test:2525', { port: 2525, secure: false }],
  ['smtp://mail.acme.test:465', { port: 465, secure: true }],
  ['smtp://[::1]:25', { host: '::1', port: 25 }],
  ['smtp://mail.acme.test', { auth: undefined, requireTLS: false }],
  [
    'smtp://olive%40acme.test:p%3A%2Fss@mail.acme.test',
    { auth: { user: 'olive@acme.test', pass: 'p:/ss' } },
  ],
  ['smtp://olive:secret@mail.acme.test', { requireTLS: true }],
  ['smtp://olive:secret@mail.acme.test?requireTLS=false', { requireTLS: false }],
  ['smtp://olive:secret@localhost:1025', { requireTLS: false }],
])('%s', (url, expected) => expect(smtpServer(url)).toMatchObject(expected))

test.each([
  'smtp://',
  'smtp://mail server',
  'smtp://olive:12/se@mail.acme.test',
  'smtp://olive:12#se@mail.acme.test',
  'smtp://olive:se%cret@mail.acme.test',
])('refuses %s', (url) => expect(() => smtpServer(url)).toThrow('must be written as smtp://'))
