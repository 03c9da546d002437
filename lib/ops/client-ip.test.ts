import { describe, expect, test } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'
import { PEER_HEADER } from '@/lib/ops/client-ip'

const PEER = { [PEER_HEADER]: '203.0.113.7' }
const forged = {
  'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3',
  'x-real-ip': '4.4.4.4',
  'x-client-ip': '5.5.5.5',
  'cf-connecting-ip': '6.6.6.6',
  forwarded: 'for=7.7.7.7',
}

const seenWith = async (
  settings: Record<string, string | undefined>,
  headers: Record<string, string>,
) => {
  const { clientIp } = await withSettings(settings, () => import('@/lib/ops/client-ip'))
  return clientIp(new Headers(headers))
}

test.each<[string, Record<string, string>, Record<string, string>, string]>([
  ['the other end of the connection', {}, PEER, '203.0.113.7'],
  ['whatever the request claims', {}, { ...forged, ...PEER }, '203.0.113.7'],
  ['one shared counter if it is unknown', {}, forged, 'unknown'],
  [
    'behind one proxy: the address it saw',
    { TRUSTED_PROXY_HOPS: '1' },
    { ...forged, ...PEER },
    '3.3.3.3',
  ],
  [
    'behind two proxies: the address the outer one saw',
    { TRUSTED_PROXY_HOPS: '2' },
    forged,
    '2.2.2.2',
  ],
  [
    'behind a proxy that forwards the port too',
    { TRUSTED_PROXY_HOPS: '1' },
    { 'x-forwarded-for': '1.1.1.1, 203.0.113.5:50123' },
    '203.0.113.5',
  ],
  [
    'behind one that does so for IPv6',
    { TRUSTED_PROXY_HOPS: '1' },
    { 'x-forwarded-for': '[2001:db8:1:2::9]:443' },
    '2001:db8:1:2::/64',
  ],
  [
    'behind one that names no address',
    { TRUSTED_PROXY_HOPS: '1' },
    { 'x-forwarded-for': 'somewhere' },
    'unknown',
  ],
  ['behind more proxies than configured', { TRUSTED_PROXY_HOPS: '4' }, forged, 'unknown'],
  ['behind a proxy that adds no header', { TRUSTED_PROXY_HOPS: '1' }, PEER, 'unknown'],
  ['on Vercel: its own header', { VERCEL: '1' }, { ...forged, ...PEER }, '4.4.4.4'],
  ['on Vercel, without it', { VERCEL: '1' }, PEER, 'unknown'],
])('a client is identified as %s', async (_, settings, headers, expected) => {
  expect(await seenWith(settings, headers)).toBe(expected)
})

describe('an IPv6 network counts as one', () => {
  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::2001:db8', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::1', '::1'],
    ['127.0.0.1', '127.0.0.1'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['nonsense', 'unknown'],
    ['', 'unknown'],
  ])('%j → %s', async (address, expected) => {
    expect(await seenWith({}, { [PEER_HEADER]: address })).toBe(expected)
  })

  test('one network cannot pass for another by using another notation', async () => {
    const spellings = ['2001:db8:0:1::1', '2001:DB8:0:1::2', '2001:0db8:0000:0001::3']
    const seen = []
    for (const address of spellings) seen.push(await seenWith({}, { [PEER_HEADER]: address }))
    expect(new Set(seen).size).toBe(1)
  })
})

describe('limits by network are waived', () => {
  test.each<[string, string, boolean]>([
    ['1', '127.0.0.1', true],
    ['1', '::1', true],
    ['1', '203.0.113.7', false],
    ['1', 'unknown', false],
    ['0', '127.0.0.1', false],
    ['', '::1', false],
  ])('with GUILDHALL_EMBEDDED=%s for %s: %s', async (embedded, ip, expected) => {
    const { isOwnLaptop } = await withSettings(
      { GUILDHALL_EMBEDDED: embedded },
      () => import('@/lib/ops/client-ip'),
    )
    expect(isOwnLaptop(ip)).toBe(expected)
  })
})
