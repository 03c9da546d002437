import { expect, test } from 'vitest'
import { throughSteps } from '@/lib/backends/landing'
import { orgPath, safeNext } from '@/lib/paths'

test('without steps the end comes next', () => {
  expect(throughSteps([], orgPath('acme'))).toBe('/orgs/acme')
})

test('each step leads to the one after it, and the last to the end', () => {
  const visited: string[] = []
  let at: string = throughSteps(['/account', '/account/security'], orgPath('acme'))
  for (let n = 0; n < 3; n++) {
    const url = new URL(at, 'http://localhost')
    visited.push(url.pathname)
    at = safeNext(url.searchParams.get('next'))
  }
  expect(visited).toEqual(['/account', '/account/security', '/orgs/acme'])
})
