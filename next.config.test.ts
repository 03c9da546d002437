import {
  PHASE_DEVELOPMENT_SERVER,
  PHASE_PRODUCTION_BUILD,
  PHASE_PRODUCTION_SERVER,
} from 'next/constants.js'
import {
  getRedirectUrl,
  unstable_getResponseFromNextConfig,
} from 'next/experimental/testing/server'
import { expect, test } from 'vitest'
import { DOOR_HEADER } from '@/lib/ops/note-peers'
import nextConfig from './next.config.mjs'
import packages from './package.json'
import { withGuildhall } from './with-guildhall.mjs'

/** Returns where a request for this path is redirected to; null if it is not. */
async function sentTo(path: string) {
  const url = `http://localhost:3000${path}`
  return getRedirectUrl(await unstable_getResponseFromNextConfig({ url, nextConfig }))
}

test.each([
  ...['.', ',', ';', ':', '!', ')', ']', '}', '>', '"', '%22', "'", '%27', '*', '|'],
  ...[
    '%20',
    '%09',
    '%0D%0A',
    '%C2%A0',
    '%00',
    '%3E',
    '%3e',
    '%3C',
    '%29',
    '%5D',
    '%7D',
    '%2C',
    '%2E',
  ],
  ...[
    '%E2%80%9D',
    '%e2%80%99',
    '”',
    '…',
    '。',
    '%E3%80%82',
    '）',
    '%2520',
    '%253E',
    ').',
    '.)',
    '%3E%20.',
  ],
])('a link followed by %s in a message leads to its page and keeps its query', async (end) => {
  for (const path of ['/login', '/orgs/acme', '/orgs/acme/people', '/invitations/a.b.c-_'])
    for (const query of ['', '?q=mia.&status=expired'])
      expect(await sentTo(`${path}${end}${query}`)).toBe(`http://localhost:3000${path}${query}`)
})

test.each([
  '/orgs/acme/people',
  '/invitations/a.b.c-_',
  '/orgs/acme?q=mia.',
  '/_next/static/chunks/a.js',
  '/api/pictures/a.webp',
  '/dev/mailbox.json',
])('%s is not redirected', async (path) => {
  expect(await sentTo(path)).toBeNull()
})

test.each([
  '//evil.example.',
  '/%2Fevil.example.',
  '/%5Cevil.example.',
  '/%09/evil.example)',
  '/\\evil.example.',
  '/%252Fevil.example.',
  '/https://evil.example.',
  '/%2f%2fevil.example%20',
])('%s does not redirect to another site', async (path) => {
  expect(await sentTo(path)).toBeNull()
})

test('a page gets the default policy, unless lib/ops/door.ts has set its own', async () => {
  const policy = async (path: string, headers = {}) => {
    const url = `http://localhost:3000${path}`
    const answer = await unstable_getResponseFromNextConfig({ url, nextConfig, headers })
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    return answer.headers.get('content-security-policy')
  }
  for (const path of ['/', '/login', '/api/ready'])
    expect(await policy(path)).toContain("frame-ancestors 'none'")
  expect(await policy('/login', { [DOOR_HEADER]: '1' })).toBeNull()
  expect(await policy('/api/pictures/a.webp')).toBeNull()
})

test('only npm run dev leaves packages to Node', async () => {
  const inPhase = async (phase: string) => {
    const given = { serverExternalPackages: ['sharp'] }
    const config = await withGuildhall(given)(phase, { defaultConfig: {} })
    return config.serverExternalPackages ?? []
  }
  expect(await inPhase(PHASE_PRODUCTION_BUILD)).toEqual(['sharp'])
  expect(await inPhase(PHASE_PRODUCTION_SERVER)).toEqual(['sharp'])
  const external = await inPhase(PHASE_DEVELOPMENT_SERVER)
  expect(external).toEqual(expect.arrayContaining(['sharp', 'zod']))
  expect(Object.keys(packages.dependencies)).toEqual(expect.arrayContaining(external))
})
