import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loginPath, orgPath, safeNext, slugIn } from './paths'

describe('a path within the site is kept', () => {
  test.each([
    '/',
    '/orgs/acme',
    '/orgs/acme/people?q=mia&after=1',
    '/orgs/acme#top',
    '/orgs/acme?next=//evil.example',
    '/orgs/acme?next=https://evil.example/',
    '/a//b',
    '/%2F%2Fevil.example',
    '/%5Cevil.example',
    '/@evil.example',
    '/:80',
    '/javascript:alert(1)',
  ])('%s', (next) => {
    expect(safeNext(next)).toBe(next)
  })
})

const hostile: unknown[] = [
  // Another host, in every spelling that browsers accept.
  'https://evil.example',
  'http://evil.example/orgs/acme',
  'HTTPS://evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\/evil.example',
  '/orgs\\..\\..\\evil.example',
  'https:/evil.example',
  'https:evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/\0/evil.example',
  '/\u007f/evil.example',
  // Dots that browsers remove, and what remains.
  '/.//evil.example',
  '/..//evil.example',
  '/orgs/../..//evil.example',
  '/%2e%2e//evil.example',
  '/%2e//evil.example',
  // Another scheme.
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'mailto:stranger@evil.example',
  // A user name before the host.
  '//localhost@evil.example',
  'http://localhost:3000@evil.example',
  'http://localhost:3000.evil.example',
  // Not a path.
  'orgs/acme',
  'evil.example',
  '@evil.example',
  '.evil.example',
  '?next=/orgs',
  '#top',
  '',
  ' ',
  `/${'a'.repeat(2000)}`,
  '/orgs/acme\r\nSet-Cookie: a=b',
  // Not a text.
  undefined,
  null,
  42,
  ['/orgs'],
  { toString: () => '/orgs' },
]

test.each(hostile.map((next) => [next]))(
  'a path that leads elsewhere is replaced by the fallback: %j',
  (next) => {
    expect(safeNext(next)).toBe('/')
    expect(safeNext(next, '/orgs')).toBe('/orgs')
  },
)

test('a browser stays on this site, whatever the input', () => {
  const piece = fc.constantFrom(
    ...['/', '//', '\\', '.', '..', '%2e', '%2f', '%5c', '@', ':', '?', '#', '\t', '\n', '\0'],
    ...[
      'evil.example',
      'http:',
      'https:',
      'javascript:',
      ' ',
      '\u2028',
      '／',
      '＼',
      '。',
      '\ud800',
    ],
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
    fc.string(),
    fc.webUrl(),
  )
  fc.assert(
    fc.property(text, (next) => {
      const site = 'https://guildhall.example'
      const path = safeNext(next)
      expect(new URL(path, `${site}/login`).origin).toBe(site)
      // The same again, like a client that resolves it against its own result.
      expect(safeNext(path)).toBe(path)
    }),
    { numRuns: 5_000 },
  )
})

test('the sign-in page gets the path to return to', () => {
  expect(loginPath('/orgs/acme?q=a&b=c')).toBe('/login?next=%2Forgs%2Facme%3Fq%3Da%26b%3Dc')
  expect(loginPath('/')).toBe('/login')
  expect(loginPath()).toBe('/login')
})

test('the pages of an organization are below its slug', () => {
  expect(orgPath('acme')).toBe('/orgs/acme')
  expect(orgPath('acme', 'people')).toBe('/orgs/acme/people')
})

describe('a URL leads to the slug that it contains', () => {
  test.each([
    ...[
      'acme',
      'Acme',
      'ACME',
      'aCmE',
      'acme.',
      'acme)',
      'acme).',
      'Acme%3E',
      'acme%20',
      'acme%22',
    ],
    ...['%3Cacme%3E', '%41cme', 'acme%E2%80%9D', 'acme-', 'acme,', 'acme%', '“acme”'],
  ])('%s', (segment) => {
    expect(slugIn(segment)).toBe('acme')
  })

  test.each(['acme.txt', 'ac me', 'ac%20me', 'acme/people', '', '%00', '--', 'ácme', '../acme/..'])(
    '%j stays the same',
    (segment) => {
      expect(slugIn(segment)).toBe(segment)
    },
  )
})
