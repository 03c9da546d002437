import { expect, test } from 'vitest'
import { DomainError } from '@/lib/errors'
import { explain } from './explain'
import { asking } from '@/lib/testing/next-request'

asking.headers.set('x-guildhall-path', '/orgs/acme/people?q=mia')

const said = async (...error: ConstructorParameters<typeof DomainError>) =>
  (await explain(new DomainError(...error))).text

test('a wait of a few minutes is shown in minutes', async () => {
  expect(await said('rate-limited', undefined, { minutes: 3 })).toBe(
    'Too many attempts. Try again in 3 minutes.',
  )
})

test('the daily email limit shows what else to do, and "tomorrow" for 1,440 minutes', async () => {
  const text = await said('rate-limited', undefined, { minutes: 1440 })
  expect(text).toContain('spam folder, or try again tomorrow.')
  expect(text).not.toMatch(/1,?440/)
})

test('signed-out people get a sign-in link that returns to the page', async () => {
  expect(await explain(new DomainError('signed-out'))).toMatchObject({
    link: { href: '/login?next=%2Forgs%2Facme%2Fpeople%3Fq%3Dmia', label: 'Sign in' },
  })
  expect(await explain(new DomainError('forbidden'))).not.toHaveProperty('link')
})

test('a full organization is explained to whoever joins and to admins alike', async () => {
  const text = await said('organization-full', undefined, { limit: 2, organization: 'Acme' })
  expect(text).toBe(
    'Acme is full: it has room for 2 people. Once an admin has made room, try again. ' +
      'Invitations stay valid until they expire.',
  )
})

test('a taken URL suggests one that is available', async () => {
  const text = await said('slug-taken', 'slug', { suggestion: 'acme-2' })
  expect(text).toBe('That URL is already taken. acme-2 is available.')
})
