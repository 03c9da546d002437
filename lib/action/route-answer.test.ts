import { notFound, redirect } from 'next/navigation'
import { expect, test } from 'vitest'
import { DomainError } from '@/lib/errors'
import { answering } from '@/lib/action/route-answer'
import { loggedErrors } from '@/lib/testing/logged-errors'

const request = new Request('http://localhost/api/anything')
const answer = (work: () => Response | Promise<Response>) => answering(work)(request, undefined)
const failing = (error: unknown) =>
  answer(() => {
    throw error
  })

test('an unavailable database returns 503 with Retry-After', async () => {
  const away = new Error('lost', { cause: { originalCode: '57P01' } })
  const response = await failing(away)
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('5')
  expect(await response.json()).toEqual({ error: 'unavailable' })
  expect(loggedErrors()).toHaveLength(1)
})

test('a locked row returns 503 with Retry-After and is not logged as a bug', async () => {
  const taken = new Error('canceling statement due to lock timeout', {
    cause: { originalCode: '55P03' },
  })
  for (const busy of [taken, new DomainError('busy')]) {
    const response = await failing(busy)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('5')
    expect(await response.json()).toEqual({ error: 'busy' })
  }
  expect(loggedErrors()).toEqual([])
})

test('too many requests return 429 with the seconds to wait', async () => {
  const response = await failing(new DomainError('rate-limited', undefined, { minutes: 3 }))
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('180')
})

test.each([
  ['signed-out', 401],
  ['forbidden', 403],
  ['not-found', 404],
  ['slug-taken', 400],
] as const)('the refusal %s returns %i', async (code, status) => {
  const response = await failing(new DomainError(code))
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ error: code })
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('a body that is not JSON returns 400', async () => {
  const body = new Request('http://localhost', { method: 'POST', body: '{' })
  const response = await answer(async () => Response.json(await body.json()))
  expect(response.status).toBe(400)
})

test('a bug returns 500 with the id in the log, and nothing of the error', async () => {
  const response = await failing(new Error('secret detail'))
  expect(response.status).toBe(500)
  const body = (await response.json()) as { error: string; id: string }
  expect(body).toEqual({ error: 'bug', id: expect.stringMatching(/^\w{8}$/) })
  expect(loggedErrors().join()).toContain(body.id)
})

test('responses are not cached unless their handler says so', async () => {
  const plain = await answer(() => Response.json({}))
  expect(plain.headers.get('cache-control')).toBe('no-store')
  const own = { 'Cache-Control': 'public, max-age=60' }
  const cached = await answer(() => new Response('x', { headers: own }))
  expect(cached.headers.get('cache-control')).toBe('public, max-age=60')
})

test('redirects and not-found pages are left to Next', async () => {
  await expect(answer(() => redirect('/login'))).rejects.toThrow('NEXT_REDIRECT')
  await expect(answer(() => notFound())).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
})
