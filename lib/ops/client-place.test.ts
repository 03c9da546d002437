import { expect, test } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'

const all = {
  'x-vercel-ip-city': 'S%C3%A3o%20Paulo',
  'x-vercel-ip-country': 'BR',
  'cf-ipcity': Buffer.from('München').toString('latin1'),
  'cf-ipcountry': 'DE',
}
const nowhere = { city: '', country: '' }

const seenWith = async (settings: Record<string, string>, headers: Record<string, string>) => {
  const { clientPlace } = await withSettings(settings, () => import('@/lib/ops/client-place'))
  return clientPlace({ get: (name) => headers[name] ?? null })
}

test.each<[string, Record<string, string>, Record<string, string>, object]>([
  ['nowhere, whatever the request claims', {}, all, nowhere],
  ['nowhere behind an unconfigured proxy', { TRUSTED_PROXY_HOPS: '1' }, all, nowhere],
  ['on Vercel, what Vercel says', { VERCEL: '1' }, all, { city: 'São Paulo', country: 'BR' }],
  [
    'behind Cloudflare, what Cloudflare says',
    { CLOUDFLARE: '1' },
    all,
    { city: 'München', country: 'DE' },
  ],
  [
    'on Vercel, what Vercel says, Cloudflare or not',
    { VERCEL: '1', CLOUDFLARE: '1' },
    all,
    { city: 'São Paulo', country: 'BR' },
  ],
  ['on Vercel without its headers, nowhere', { VERCEL: '1' }, { 'cf-ipcountry': 'DE' }, nowhere],
  ['an unknown country code', { CLOUDFLARE: '1' }, { 'cf-ipcountry': 'XX' }, nowhere],
  ['Tor', { CLOUDFLARE: '1' }, { 'cf-ipcountry': 'T1' }, nowhere],
  ['a value that is not a country code', { CLOUDFLARE: '1' }, { 'cf-ipcountry': '<b>' }, nowhere],
  ['a city that cannot be decoded', { VERCEL: '1' }, { 'x-vercel-ip-city': '%E0%A4%A' }, nowhere],
  [
    'a city that cannot be stored',
    { VERCEL: '1' },
    { 'x-vercel-ip-city': 'A%00' },
    { city: 'A', country: '' },
  ],
])('the location of a request: %s', async (_, settings, headers, expected) => {
  expect(await seenWith(settings, headers)).toEqual(expected)
})
