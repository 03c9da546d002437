import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PEER_HEADER } from '@/lib/ops/client-ip'
import {
  isLocalRequest,
  hasLocalMark,
  LOCAL_HEADER,
  notePeers,
  PLAIN_HTTP_HEADER,
} from '@/lib/ops/note-peers'
import { loggedLines } from '@/lib/testing/logged-errors'

const local = { remoteAddress: '127.0.0.1', host: 'localhost:3000', httpVersion: '1.1' }
const seen = ({
  remoteAddress,
  host,
  httpVersion,
  ...headers
}: Record<string, string | undefined>) =>
  isLocalRequest({
    headers: { host, ...headers },
    httpVersion: httpVersion ?? '',
    socket: { remoteAddress },
  })

describe('a request is local if it arrives over loopback for a local name', () => {
  test.each(['127.0.0.1', '127.0.0.2', '::1', '::ffff:127.0.0.1', '::FFFF:127.1.2.3'])(
    'from %s',
    (remoteAddress) => expect(seen({ ...local, remoteAddress })).toBe(true),
  )
  test.each(['localhost', 'LocalHost:3000', 'localhost.:3000', '127.0.0.1:8080', '[::1]:3000'])(
    'for host %s',
    (host) => expect(seen({ ...local, host })).toBe(true),
  )
})

describe('a request is not local', () => {
  test.each([
    '192.168.1.7',
    '10.0.0.1',
    '172.17.0.1',
    '::ffff:192.168.1.7',
    'fe80::1',
    '1127.0.0.1',
    '',
  ])('from another machine: %s', (remoteAddress) =>
    expect(seen({ ...local, remoteAddress })).toBe(false),
  )
  test('from a connection that has ended', () =>
    expect(seen({ ...local, remoteAddress: undefined })).toBe(false))
  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.localhost',
    '127.0.0.1.evil.example',
    'localhost:3000.evil.example',
    'localhost:3000@evil.example',
    'localhost,evil.example',
    '192.168.1.7:3000',
    '0.0.0.0:3000',
    '[::]:3000',
    '::1',
    '',
  ])('for the host "%s"', (host) => expect(seen({ ...local, host })).toBe(false))
  test('without a Host', () => expect(seen({ ...local, host: undefined })).toBe(false))
  test.each([
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-port',
    'x-forwarded-server',
    'x-original-host',
    'forwarded',
    'x-real-ip',
    'x-client-ip',
    'true-client-ip',
    'via',
    'cf-connecting-ip',
    'cf-ray',
    'cdn-loop',
    'fly-client-ip',
    'x-vercel-id',
  ])('with %s, whatever it says', (name) => {
    expect(seen({ ...local, [name]: '127.0.0.1' })).toBe(false)
    expect(seen({ ...local, [name]: '' })).toBe(false)
  })
  test('in HTTP/1.0, which nginx uses without any header about the client', () =>
    expect(seen({ ...local, httpVersion: '1.0' })).toBe(false))
})

describe('a server', () => {
  let server: http.Server
  let noted: http.IncomingHttpHeaders
  beforeAll(async () => {
    notePeers()
    server = http.createServer((request, response) => {
      noted = request.headers
      response.end()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(() => server.close())

  const ask = async (headers: Record<string, string>) => {
    const { port } = server.address() as AddressInfo
    const request = http.get({ port, host: '127.0.0.1', headers })
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    response.resume()
    return hasLocalMark(new Headers({ [LOCAL_HEADER]: String(noted[LOCAL_HEADER] ?? '') }))
  }

  test('marks local requests, and no others', async () => {
    expect(await ask({})).toBe(true)
    expect(await ask({ host: 'evil.example' })).toBe(false)
    expect(await ask({ 'X-Forwarded-For': '203.0.113.7' })).toBe(false)
    expect(await ask({ 'X-Forwarded-For': '203.0.113.7', [LOCAL_HEADER]: 'forged' })).toBe(false)
  })

  test('marks the request that Next makes to itself after a local form, and after no other', async () => {
    for (const [isLocal, first] of [
      [true, {}],
      [false, { 'X-Forwarded-For': '203.0.113.7' }],
    ] as const) {
      await ask(first)
      const { connection: _, ...copied } = noted as Record<string, string>
      expect(await ask({ ...copied, 'X-Forwarded-For': '127.0.0.1' })).toBe(isLocal)
    }
  })

  test('passes Next the host of a form from this site, which a proxy may omit', async () => {
    await ask({ host: '10.0.0.7:8080', origin: 'http://localhost:3000' })
    expect(noted['x-forwarded-host']).toBe('localhost:3000')
    await ask({ host: '10.0.0.7:8080', origin: 'http://evil.example' })
    expect(noted['x-forwarded-host']).toBeUndefined()
  })

  test('notes plain http, unless a proxy speaks TLS with the browser', async () => {
    const plain = async (headers: Record<string, string>) => {
      await ask({ ...headers, [PLAIN_HTTP_HEADER]: 'made up' })
      return noted[PLAIN_HTTP_HEADER]
    }
    expect(await plain({})).toBe('1')
    expect(await plain({ 'x-forwarded-proto': 'http' })).toBe('1')
    expect(await plain({ 'x-forwarded-proto': 'https' })).toBeUndefined()
    expect(await plain({ 'x-forwarded-proto': 'https, http' })).toBeUndefined()
    expect(await plain({ 'x-forwarded-for': '203.0.113.7' })).toBeUndefined()
  })

  test('does not mistake itself for a proxy when Next forwards the headers of a request', async () => {
    const warningsOf = async (headers: http.IncomingHttpHeaders) => {
      delete (globalThis as { guildhallWarnedOfProxy?: true }).guildhallWarnedOfProxy
      loggedLines()
      await ask({ ...(headers as Record<string, string>), 'x-forwarded-for': '127.0.0.1' })
      return loggedLines().length
    }
    await ask({})
    const copied = { ...noted, connection: 'close' }
    expect(await warningsOf(copied)).toBe(0)
    delete (globalThis as { guildhallLocalMark?: string }).guildhallLocalMark // in another process
    expect(await warningsOf(copied)).toBe(0)
    expect(await warningsOf({ 'x-guildhall-seen': 'made up' })).toBe(1)
  })

  test('ignores a mark and an address sent by a client', async () => {
    await ask({})
    const mark = String(noted[LOCAL_HEADER])
    for (const forged of ['1', 'true', mark]) {
      expect(await ask({ host: 'evil.example', [LOCAL_HEADER]: forged })).toBe(false)
      expect(await ask({ via: '1.1 proxy', [LOCAL_HEADER.toUpperCase()]: forged })).toBe(false)
    }
    await ask({ [PEER_HEADER]: '203.0.113.7' })
    expect(noted[PEER_HEADER]).toBe('127.0.0.1')
  })
})

test('ignores a mark from before the server began to set marks', () => {
  for (const forged of ['', '1', 'true', 'undefined'])
    expect(hasLocalMark(new Headers({ [LOCAL_HEADER]: forged }))).toBe(false)
  expect(hasLocalMark(new Headers())).toBe(false)
})
