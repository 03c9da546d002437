import { createHash } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loggedLines } from '@/lib/testing/logged-errors'
import { withSettings } from '@/lib/testing/with-settings'

const password = 'teal otter swims plums'
const hash = createHash('sha1').update(password).digest('hex').toUpperCase()

let server: http.Server
let asked: http.IncomingMessage[]
let answer: (response: http.ServerResponse) => void
beforeAll(async () => {
  server = http.createServer((request, response) => {
    asked.push(request)
    answer(response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => server.close())
beforeEach(() => void (asked = []))

const outcome = (url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`) =>
  withSettings({ BREACHED_PASSWORDS_URL: url }, async () => {
    const { ensureNewPassword } = await import('@/lib/accounts/passwords/ensure-new-password')
    return ensureNewPassword(password, []).then(
      () => 'taken',
      (error: { code: string; field: string }) => `${error.code} at ${error.field}`,
    )
  })

test('a breached password is refused, and only five digits of its hash are sent', async () => {
  answer = (response) => response.end(`${'0'.repeat(35)}:7\r\n${hash.slice(5)}:12\r\n`)
  expect(await outcome()).toBe('password-breached at password')
  expect(asked.map(({ url }) => url)).toEqual([`/range/${hash.slice(0, 5)}`])
  expect(JSON.stringify(asked[0]?.headers)).not.toContain(hash.slice(5))
})

test.each([
  ['others with the same prefix', `${'0'.repeat(35)}:7`],
  ['it as padding', `${hash.slice(5)}:0`],
])('a list with %s is accepted', async (_, list) => {
  answer = (response) => response.end(list)
  expect(await outcome()).toBe('taken')
})

test('without the setting no service is asked', async () => {
  expect(await outcome('')).toBe('taken')
  expect(asked).toEqual([])
})

test.each<[string, typeof answer]>([
  ['is broken', (response) => response.writeHead(500).end()],
  ['leads elsewhere', (response) => response.writeHead(302, { location: '/elsewhere' }).end()],
  ['never answers', () => {}],
])('while the service %s, the password is accepted, and it is logged', async (_, how) => {
  loggedLines()
  answer = how
  expect(await outcome()).toBe('taken')
  const lines = loggedLines()
  expect(lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('breached') }])
  expect(JSON.stringify(lines)).not.toContain(password)
})
