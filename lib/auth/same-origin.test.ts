import { expect, test } from 'vitest'
import { isFromThisSite } from './same-origin'

// APP_URL is http://localhost:3000.
test.each<[string, Record<string, string>, boolean]>([
  ['a page of this site', { 'sec-fetch-site': 'same-origin' }, true],
  ['an address that was typed', { 'sec-fetch-site': 'none' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['another host of this site', { 'sec-fetch-site': 'same-site' }, false],
  ['a word that browsers do not say', { 'sec-fetch-site': 'SAME-ORIGIN' }, false],
  [
    'another site that forges an origin',
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    false,
  ],
  // Older browsers send only Origin.
  ['an older browser', { origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
  [
    'an older browser by another name of this host',
    { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
    true,
  ],
  [
    'the public address behind a proxy',
    { origin: 'http://localhost:3000', host: '10.0.0.7:8080' },
    true,
  ],
  ['another origin', { origin: 'https://evil.example', host: 'localhost:3000' }, false],
  ['another port', { origin: 'http://localhost:3001', host: 'localhost:3000' }, false],
  [
    'a longer name',
    { origin: 'http://localhost:3000.evil.example', host: 'localhost:3000' },
    false,
  ],
  ['a frame without an origin', { origin: 'null', host: 'localhost:3000' }, false],
  ['an origin that is none', { origin: 'localhost:3000', host: 'localhost:3000' }, false],
  ['an empty origin', { origin: '', host: 'localhost:3000' }, false],
  ['nothing at all', {}, false],
  ['a host alone', { host: 'localhost:3000' }, false],
  // What a proxy writes, a client can write as well.
  [
    'a forged forwarded host',
    { origin: 'https://evil.example', host: 'localhost:3000', 'x-forwarded-host': 'evil.example' },
    false,
  ],
])('%s', (_, headers, expected) => {
  expect(isFromThisSite(new Headers(headers))).toBe(expected)
})
