import { afterEach, expect, test, vi } from 'vitest'
import { onRequestError } from '@/instrumentation'
import { loggedErrors, loggedLines } from '@/lib/testing/logged-errors'
import { logNextErrors } from './log-next-errors'

const print = console.error
afterEach(() => {
  console.error = print
  vi.unstubAllEnvs()
  loggedErrors()
})

test('an error of a page is one line, with its code, its request and no data', async () => {
  vi.stubEnv('NEXT_RUNTIME', 'nodejs')
  vi.stubEnv('NODE_ENV', 'production')
  logNextErrors()
  loggedLines()
  const detail = 'Key (email)=(olive@acme.test) already exists.'
  const error = Object.assign(new Error('duplicate key'), { detail, digest: '3711' })
  console.error(' ⨯', error)
  const request = { path: '/', method: 'GET', headers: { 'x-request-id': 'r-1' } }
  await onRequestError(error, request, {} as Parameters<typeof onRequestError>[2])
  const [line, ...more] = loggedLines()
  expect(more).toEqual([])
  expect(line).toMatchObject({ event: 'server.error', id: '3711', requestId: 'r-1' })
  expect(JSON.stringify(line)).not.toContain('olive')
})

test('everything else is printed as before', () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  logNextErrors()
  console.error('Failed to prepare server', new Error('no page'))
  expect(printed).toHaveBeenCalledOnce()
})
