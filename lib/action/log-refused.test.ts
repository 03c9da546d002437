import { expect, test } from 'vitest'
import { logRefused } from '@/lib/action/log-refused'
import { DomainError, InvalidFields, type ErrorCode } from '@/lib/errors'
import { loggedLines } from '@/lib/testing/logged-errors'

test.each<[ErrorCode, string]>([
  ['sign-in-failed', 'signIn.refused'],
  ['code-wrong', 'signIn.refused'],
  ['passkey-refused', 'signIn.refused'],
  ['forbidden', 'access.refused'],
  ['not-found', 'access.refused'],
  ['link-invalid', 'access.refused'],
  ['rate-limited', 'limit.exceeded'],
  ['foreign-request', 'request.refused'],
])('what is refused with %s is logged as a warning, %s', (code, event) => {
  loggedLines()
  logRefused(new DomainError(code, 'password', { name: 'Evelyn' }))
  expect(loggedLines()).toEqual([
    { level: 'warn', time: expect.any(String) as unknown, source: 'code', event, code },
  ])
})

test('a form that has to be filled in otherwise is no warning', () => {
  loggedLines()
  logRefused(new InvalidFields({ email: 'email-missing' }))
  expect(loggedLines()).toEqual([])
})
