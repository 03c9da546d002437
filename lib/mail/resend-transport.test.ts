import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { MailError, type Mail } from '@/lib/mail/mail'
import { resendTransport } from './resend-transport'

const mail: Mail = {
  id: '01997c6e-3f4b-7c3a-9a4e-1f2d3c4b5a69',
  to: 'mia@acme.test',
  from: 'Guildhall <guildhall@acme.test>',
  replyTo: 'olive@acme.test',
  subject: 'Olive invites you',
  html: '<p>Hello</p>',
  text: 'Hello',
}

test('sends the mail with its outbox id as the idempotency key', async () => {
  const api = await resend((response) => answer(response, 200, { id: 're-1' }))
  expect(await api.send(mail)).toEqual({ providerId: 're-1' })
  expect(api.requests).toHaveLength(1)
  const [request] = api.requests
  expect(request?.path).toBe('POST /emails')
  expect(request?.headers).toMatchObject({
    authorization: 'Bearer re_test',
    'idempotency-key': mail.id,
  })
  expect(request?.body).toEqual({
    to: ['mia@acme.test'],
    from: 'Guildhall <guildhall@acme.test>',
    reply_to: ['olive@acme.test'],
    subject: 'Olive invites you',
    html: '<p>Hello</p>',
    text: 'Hello',
    headers: { 'Auto-Submitted': 'auto-generated' },
    tags: [{ name: 'outbox', value: mail.id }],
  })
})

test.each([
  ['Acme, Inc. <a@acme.test>', '"Acme, Inc." <a@acme.test>'],
  ['"Acme, Inc." <a@acme.test>', '"Acme, Inc." <a@acme.test>'],
  ['"The \\"Guild\\"" <a@acme.test>', '"The \\"Guild\\"" <a@acme.test>'],
  ['Acme Inc. <a@acme.test>', 'Acme Inc. <a@acme.test>'],
  ['a@acme.test', 'a@acme.test'],
])('the sender %s is sent as %s', async (from, sent) => {
  const api = await resend((response) => answer(response, 200, { id: 're-1' }))
  await api.send({ ...mail, from })
  expect(api.requests[0]?.body).toMatchObject({ from: sent })
})

test('an optional email tells the email program how to unsubscribe', async () => {
  const api = await resend((response) => answer(response, 200, { id: 're-1' }))
  const unsubscribeUrl = 'https://guildhall.example/api/unsubscribe/token?kind=answers'
  await api.send({ ...mail, unsubscribeUrl })
  expect(api.requests[0]?.body).toMatchObject({
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
})

test.each<[number, string, string]>([
  [400, 'validation_error', 'refused'],
  [422, 'missing_required_field', 'refused'],
  [422, 'invalid_from_address', 'settings'],
  [401, 'missing_api_key', 'settings'],
  [401, 'restricted_api_key', 'settings'],
  [403, 'invalid_api_key', 'settings'],
  [403, 'validation_error', 'settings'],
  [409, 'concurrent_idempotent_requests', 'later'],
  [429, 'rate_limit_exceeded', 'limited'],
  [429, 'daily_quota_exceeded', 'quota'],
  [429, 'monthly_quota_exceeded', 'quota'],
  [500, 'application_error', 'away'],
  [503, 'internal_server_error', 'away'],
])('reports %i %s as %s', async (statusCode, name, kind) => {
  const api = await resend((response) =>
    answer(response, statusCode, { statusCode, name, message: 'no' }),
  )
  const error = await failureOf(api.send(mail))
  expect(error).toMatchObject({ message: `Resend: ${name}: no`, kind })
})

test.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'ratelimit-reset': '2' }, 2000],
  [{}, undefined],
])('reads how long to wait from %j', async (headers, retryAfterMs) => {
  const body = { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests' }
  const api = await resend((response) => answer(response, 429, body, headers))
  expect(await failureOf(api.send(mail))).toMatchObject({ kind: 'limited', retryAfterMs })
})

test('reports a used-up rate window with the email that used it up', async () => {
  const headers = { 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }
  const api = await resend((response) => answer(response, 200, { id: 're-1' }, headers))
  expect(await api.send(mail)).toEqual({ providerId: 're-1', idleMs: 1000 })
})

test('sends many emails in one call under one key, and names each bad address', async () => {
  const api = await resend((response) =>
    answer(response, 200, {
      data: [{ id: 're-1' }, { id: 're-3' }],
      errors: [{ index: 1, message: 'Invalid `to` field' }],
    }),
  )
  const mails = [mail, { ...mail, to: 'no@no' }, { ...mail, to: 'a@b.test, c@d.test' }, mail]
  const results = await api.sendMany!(mails, 'key-1')
  expect(results).toMatchObject([
    { providerId: 're-1' },
    { message: 'Resend: Invalid `to` field', kind: 'refused' },
    { kind: 'refused' },
    { providerId: 're-3' },
  ])
  const [request] = api.requests
  expect(request?.path).toBe('POST /emails/batch')
  expect(request?.headers).toMatchObject({ 'idempotency-key': 'key-1' })
  expect(request?.body).toHaveLength(3)
})

test('a key that was used before, with other content, counts as sent', async () => {
  const body = { statusCode: 409, name: 'invalid_idempotent_request', message: 'used' }
  const api = await resend((response) => answer(response, 409, body))
  expect(await api.send(mail)).toEqual({})
})

test('a response that is not JSON is retried', async () => {
  const api = await resend((response) => response.writeHead(502).end('<h1>Bad gateway</h1>'))
  expect((await failureOf(api.send(mail))).retryable).toBe(true)
})

test('waits no longer than the timeout, for the headers or the body', async () => {
  const silent = await resend(() => {}, 300)
  expect((await failureOf(silent.send(mail))).retryable).toBe(true)
  const stalled = await resend((response) => response.writeHead(200).write('{"id":'), 300)
  expect((await failureOf(stalled.send(mail))).retryable).toBe(true)
})

test('retries when nobody answers', async () => {
  const transport = resendTransport({ apiKey: 're_test', baseUrl: 'http://127.0.0.1:1' })
  expect((await failureOf(transport.send(mail))).retryable).toBe(true)
})

test.each([
  { to: 'mia@acme.test, stranger@evil.example' },
  { to: 'mia@acme.test\r\nBcc: stranger@evil.example' },
  { replyTo: 'Olive <olive@acme.test>' },
])('does not send to more than one bare address: %j', async (bad) => {
  const api = await resend((response) => answer(response, 200, { id: 're-1' }))
  expect((await failureOf(api.send({ ...mail, ...bad }))).retryable).toBe(false)
  expect(api.requests).toHaveLength(0)
})

type Request = { path: string; headers: IncomingHttpHeaders; body: unknown }

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

async function resend(respond: (response: ServerResponse) => unknown, timeoutMs = 20_000) {
  const requests: Request[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const path = `${request.method} ${request.url}`
    requests.push({ path, headers: request.headers, body: JSON.parse(body) })
    respond(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { ...resendTransport({ apiKey: 're_test', baseUrl, timeoutMs }), requests }
}

const answer = (response: ServerResponse, status: number, body: object, headers: object = {}) =>
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body))

async function failureOf(sending: Promise<unknown>): Promise<MailError> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(MailError)
  return error as MailError
}
