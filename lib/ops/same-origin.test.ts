import { expect, test } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'

const asked = async (
  headers: Record<string, string>,
  settings: Record<string, string | undefined> = {},
) => {
  const { isFromThisSite } = await withSettings(settings, () => import('@/lib/ops/same-origin'))
  return isFromThisSite(new Headers(headers))
}

// APP_URL is http://localhost:3000.
test.each<[string, Record<string, string>, boolean]>([
  [
    'a page of this site',
    { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' },
    true,
  ],
  ['a browser that hides its origin', { 'sec-fetch-site': 'same-origin' }, true],
  ['a URL that was typed', { 'sec-fetch-site': 'none' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['another host of this site', { 'sec-fetch-site': 'same-site' }, false],
  ['a value that browsers do not send', { 'sec-fetch-site': 'SAME-ORIGIN' }, false],
  ['no word at all', { 'sec-fetch-site': '', origin: 'http://localhost:3000' }, false],
  [
    'another site that forges an origin',
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    false,
  ],
  // Older browsers send only Origin.
  ['an older browser', { origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
  [
    'the public URL behind a proxy',
    { origin: 'http://localhost:3000', host: '10.0.0.7:8080' },
    true,
  ],
  ['another origin', { origin: 'https://evil.example', host: 'localhost:3000' }, false],
  ['another port', { origin: 'http://localhost:3001', host: 'localhost:3000' }, false],
  ['another protocol', { origin: 'https://localhost:3000', host: 'localhost:3000' }, false],
  [
    'a longer host name',
    { origin: 'http://localhost:3000.evil.example', host: 'localhost:3000' },
    false,
  ],
  ['a frame without an origin', { origin: 'null', host: 'localhost:3000' }, false],
  ['such a frame on this site', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
  ['an origin that is invalid', { origin: 'localhost:3000', host: 'localhost:3000' }, false],
  ['an empty origin', { origin: '', host: 'localhost:3000' }, false],
  ['nothing at all', {}, false],
  ['only a host header', { host: 'localhost:3000' }, false],
  // What a proxy sends, a client can send too.
  [
    'a forged forwarded host',
    { origin: 'https://evil.example', host: 'localhost:3000', 'x-forwarded-host': 'evil.example' },
    false,
  ],
  // DNS rebinding: to the browser it is one site, which a stranger's name server points here.
  [
    'a stranger’s name for this server',
    { origin: 'http://evil.example:3000', host: 'evil.example:3000' },
    false,
  ],
  [
    'such a name, as the same site',
    {
      origin: 'http://evil.example:3000',
      host: 'evil.example:3000',
      'x-forwarded-host': 'evil.example:3000',
      'sec-fetch-site': 'same-origin',
    },
    false,
  ],
])('%s', async (_, headers, expected) => {
  expect(await asked(headers)).toBe(expected)
})

const laptop = { GUILDHALL_EMBEDDED: '1', PORT: '4000', APP_URL: undefined }
const origins = (port: number) =>
  ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)

test('a laptop accepts all of its own names, at its own port', async () => {
  for (const origin of origins(4000)) expect(await asked({ origin }, laptop), origin).toBe(true)
  for (const origin of [...origins(4001), 'https://localhost:4000', 'http://localhost'])
    expect(await asked({ origin }, laptop), origin).toBe(false)
  const lan = { ...laptop, APP_URL: 'http://192.168.1.5:4000' }
  expect(await asked({ origin: 'http://192.168.1.5:4000' }, lan)).toBe(true)
})

const deployed = { APP_URL: 'https://guildhall.example', PORT: '4000' }

test('a server with an external database accepts only its own URL', async () => {
  for (const origin of ['https://guildhall.example'])
    expect(await asked({ origin }, deployed), origin).toBe(true)
  const others = [...origins(4000), 'https://guildhall.example.', 'https://www.guildhall.example']
  for (const origin of others) expect(await asked({ origin }, deployed), origin).toBe(false)
})

test('plain http is another site, because no browser keeps a session there', async () => {
  const origin = 'http://guildhall.example'
  expect(await asked({ origin, 'sec-fetch-site': 'same-origin' }, deployed)).toBe(false)
})

test('a URL may include its default port, and be in capitals', async () => {
  const spelled = { APP_URL: 'https://Guildhall.Example:443' }
  expect(await asked({ origin: 'https://guildhall.example' }, spelled)).toBe(true)
})

test('on Vercel each deployment accepts its own URLs too', async () => {
  const preview = {
    ...deployed,
    VERCEL: '1',
    VERCEL_URL: 'g-1.vercel.app',
    VERCEL_BRANCH_URL: 'g.vercel.app',
  }
  for (const origin of [
    'https://g-1.vercel.app',
    'https://g.vercel.app',
    'https://guildhall.example',
  ])
    expect(await asked({ origin }, preview), origin).toBe(true)
  expect(await asked({ origin: 'https://evil.vercel.app' }, preview)).toBe(false)
  expect(await asked({ origin: 'https://g-1.vercel.app' }, { ...preview, VERCEL: '' })).toBe(false)
})
