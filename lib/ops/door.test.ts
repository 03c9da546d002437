import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGunzip } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SIGNED_OUT_COOKIE } from '@/lib/accounts/sessions/clear-site-data'
import { DOOR_HEADER, notePeers } from '@/lib/ops/note-peers'
import { isOrdinary, openDoor } from '@/lib/ops/door'
import { RECENT_COOKIE } from '@/lib/organizations/recent-slugs'
import { withSettings } from '@/lib/testing/with-settings'
import { config } from '@/proxy'

let server: http.Server
let noted: http.IncomingHttpHeaders
beforeAll(async () => {
  notePeers()
  openDoor()
  server = http.createServer((request, response) => {
    noted = request.headers
    response.end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => server.close())

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo
  const request = http.request({ port, host: '127.0.0.1', path, headers, method }).end()
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  response.resume()
  return { isDone: noted[DOOR_HEADER] === '1', answer: response.headers }
}

test('an ordinary page gets its path and its own policy, and proxy.ts is skipped', async () => {
  const forged = { 'x-guildhall-path': '/x', 'x-guildhall-away': 'database' }
  const first = await ask('/login?next=%2Forgs&_rsc=1', {
    ...forged,
    'content-security-policy': 'x',
  })
  expect(first.isDone).toBe(true)
  expect(noted['x-guildhall-path']).toBe('/login?next=%2Forgs')
  expect(noted['x-guildhall-away']).toBeUndefined()
  expect(noted['content-security-policy']).toMatch(/'nonce-[^']{20,}'/)
  expect(first.answer['content-security-policy']).toBe(noted['content-security-policy'])
  const second = await ask('/')
  expect(second.answer['content-security-policy']).not.toBe(first.answer['content-security-policy'])
})

test('requests that need more than headers, or look unusual, are left to proxy.ts', async () => {
  const forged = { [DOOR_HEADER]: '1' }
  const paths = ['/api/ready', '/api', '/_next/static/a', '/icon', '/icon.svg', '/a.rsc', '/login/']
  for (const path of [...paths, '//login', '/login%20', '/a\\b'])
    expect((await ask(path, forged)).isDone, path).toBe(false)
  for (const method of ['POST', 'HEAD', 'PUT'])
    expect((await ask('/login', forged, method)).isDone, method).toBe(false)
  expect((await ask('/login', { cookie: `${SIGNED_OUT_COOKIE}=1` })).isDone).toBe(false)
})

test('responses are compressed with gzip, and parts that are flushed are sent at once', async () => {
  let complete: () => void
  const page = http.createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.write('a'.repeat(2000))
    const { flush } = response as unknown as { flush: () => void }
    flush()
    complete = () => response.end('end')
  })
  await once(page.listen(0, '127.0.0.1'), 'listening')
  const ask = async (accepted: string, path = '/login') => {
    const { port } = page.address() as AddressInfo
    const headers = { 'accept-encoding': accepted }
    const request = http.request({ port, host: '127.0.0.1', path, headers }).end()
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    const encoding = response.headers['content-encoding']
    const text = encoding ? response.pipe(createGunzip()) : response
    const parts: string[] = []
    for await (const part of text) if (parts.push(String(part)) === 1) complete()
    return { encoding, parts }
  }
  const parts = ['a'.repeat(2000), 'end']
  expect(await ask('gzip, deflate, br, zstd')).toEqual({ encoding: 'gzip', parts })
  expect(await ask('br;q=1, gzip;q=0.5', '/_next/static/a.js')).toEqual({ encoding: 'gzip', parts })
  for (const refused of ['br', 'identity', 'gzip;q=0'])
    expect(await ask(refused), refused).toEqual({ encoding: undefined, parts })
  page.close()
})

test('a visit to another organization than the last one is stored', async () => {
  const cookie = `a=b; ${RECENT_COOKIE}=acme.zenith; c=d`
  const remembered = async (path: string, headers = {}) =>
    (await ask(path, { cookie, ...headers })).answer['set-cookie']
  const [said] = (await remembered('/orgs/zenith/people')) ?? []
  expect(said).toMatch(
    new RegExp(`^${RECENT_COOKIE}=zenith.acme; Path=/; Max-Age=\\d+; HttpOnly; `),
  )
  expect(await remembered('/orgs/acme/people')).toBeUndefined()
  expect(await remembered('/orgs/zenith', { 'next-router-prefetch': '1' })).toBeUndefined()
  expect(await remembered('/orgs/new')).toBeUndefined()
  const forged = `${RECENT_COOKIE}=a%0d%0aX:1.<b>.acme`
  const [clean] = (await remembered('/orgs/zenith', { cookie: forged })) ?? []
  expect(clean).toMatch(new RegExp(`^${RECENT_COOKIE}=zenith.acme;`))
})

test('proxy.ts uses the same name for the mark', () => {
  expect(config.matcher[0]).toMatchObject({ missing: [{ type: 'header', key: DOOR_HEADER }] })
})

test('during maintenance, and while the database may be unavailable, nothing is done here', async () => {
  const visit = { method: 'GET', url: '/login', headers: {} } as http.IncomingMessage
  const inMaintenance = await withSettings({ MAINTENANCE: '1' }, () => import('./door'))
  expect(inMaintenance.isOrdinary(visit)).toBe(false)
  const home = globalThis as { guildhallDb?: object; guildhallDatabaseAttempt?: object }
  home.guildhallDb = { pool: { totalCount: 1 } }
  expect(isOrdinary(visit)).toBe(true)
  home.guildhallDatabaseAttempt = {} // a connection attempt is in progress
  expect(isOrdinary(visit)).toBe(false)
  delete home.guildhallDatabaseAttempt
  home.guildhallDb = { pool: { totalCount: 0 } }
  expect(isOrdinary(visit)).toBe(false)
  delete home.guildhallDb
})
