import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { MOST_BYTES, whyRefusePost } from '@/lib/ops/refuse-post'

const own = () => ({ origin: env.APP_URL, host: new URL(env.APP_URL).host })
const action = { 'next-action': 'a'.repeat(42) }
const call = ['0', '[{"values":{"name":"$$5 Acme"},"error":"$undefined"},"$K1"]'] as const
const plain = [
  ['$ACTION_REF_1', ''],
  ['$ACTION_1:0', '{"id":"abc","bound":"$@1"}'],
  ['$ACTION_1:1', '[{}]'],
  ['$ACTION_KEY', 'k1'],
] as const

const form = (entries: readonly (readonly [string, string])[]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  whyRefusePost(
    new Request(new URL(path, env.APP_URL), {
      method: 'POST',
      body,
      headers: { ...own(), ...headers },
    }),
  )
const multipart = { 'content-type': 'multipart/form-data; boundary=b' }

test('a form of this site is accepted, with JavaScript and without', async () => {
  expect(await post('/login', form([call, ['1_email', 'a@b.c']]), action)).toBeUndefined()
  expect(await post('/login', form([...plain, ['email', 'a@b.c']]))).toBeUndefined()
  const twice = ['0', '[{"values":{"a":"1"},"data":"$0:0:values"},"$K1"]'] as const
  expect(await post('/login', form([twice]), action)).toBeUndefined()
  expect(await post('/login', form([['0', '["$undefined","$K1"]']]), action)).toBeUndefined()
  expect(await post('/login', form([['0', '["$K1"]']]), action)).toBeUndefined()
})

test('any post from another site is refused with 403', async () => {
  const foreign = { status: 403, reason: 'foreign-origin' }
  const evil = { origin: 'https://evil.test' }
  expect(await post('/login', form([call]), { ...action, ...evil })).toEqual(foreign)
  expect(await post('/login', form(plain), { origin: 'null' })).toEqual(foreign)
  expect(await post('/login', 'a=b', evil)).toEqual(foreign)
  expect(await post('/api/auth/signout', '{}', evil)).toEqual(foreign)
  // Requests with their own proof need not come from this site.
  expect(await post('/api/cron/outbox', '', evil)).toBeUndefined()
  expect(await post('/api/webhooks/resend', '{}', evil)).toBeUndefined()
  expect(await post('/api/auth/callback/oidc', 'code=1', evil)).toBeUndefined()
})

test('a body that is too large is refused with 413, with or without a Content-Length', async () => {
  const large = { status: 413, reason: 'body-too-large' }
  const told = { 'content-length': String(MOST_BYTES + 1) }
  expect(await post('/account', form(plain), told)).toEqual(large)
  expect(await post('/api/auth/signout', '{}', told)).toEqual(large)
  expect(await post('/account', new Uint8Array(MOST_BYTES + 1), multipart)).toEqual(large)
})

test.each([
  ['no multipart at all', '[]', { ...action, 'content-type': 'text/plain;charset=UTF-8' }],
  ['no form but JSON', '{}', { 'content-type': 'application/json' }],
  ['an address’s encoding', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['no boundary', 'x', { 'content-type': 'multipart/form-data' }],
  ['cut in the middle', '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n[', multipart],
  ['empty', '', multipart],
  ['no action named', form([['email', 'a@b.c']]), {}],
  ['broken JSON bound to the action', form([...plain.slice(0, 2), ['$ACTION_1:1', '[{']]), {}],
  ['broken JSON in the call', form([['0', '[{},']]), action],
  ['no call', form([['1_email', 'a@b.c']]), action],
  ['no form as the argument', form([['0', '[{},"text"]']]), action],
  ['no argument', form([['0', '[]']]), action],
  ['a state alone', form([['0', '[{}]']]), action],
  ['three arguments', form([['0', '[{},{},"$K1"]']]), action],
  ['references in the state', form([['0', '[{"a":"$1:__proto__:then"},"$K1"]']]), action],
  ['an action’s name that is none', form([call]), { 'next-action': '../x' }],
] as [string, BodyInit, Record<string, string>][])(
  'a form that cannot be parsed is refused with 400: %s',
  async (_, body, headers) => {
    expect(await post('/login', body, headers)).toEqual({ status: 400, reason: 'malformed-form' })
  },
)

test('a page view is not checked', async () => {
  const visit = new Request(new URL('/login', env.APP_URL), { headers: { origin: 'null' } })
  expect(await whyRefusePost(visit)).toBeUndefined()
})
