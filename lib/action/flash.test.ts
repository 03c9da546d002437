import { afterEach, expect, test } from 'vitest'
import { flashHere, setFlash } from '@/lib/action/flash'
import { askAnew, asking } from '@/lib/testing/next-request'

afterEach(askAnew)

const open = (path: string) => {
  asking.headers.set('x-guildhall-path', path)
  return flashHere()
}

test('without JavaScript a message is on the page that the action leads to, and on no other', async () => {
  expect(await open('/orgs/acme/people')).toBeUndefined()
  await setFlash('memberRemoved', { name: 'Max | Co' }, '/orgs/acme/people?page=2')
  expect(await open('/orgs/acme/people?q=a')).toBe('Max | Co was removed.')
  for (const path of ['/orgs', '/', '/orgs/acme/people/1']) expect(await open(path)).toBeUndefined()
  await setFlash('signedOut')
  expect(await open('/login')).toBeUndefined()
})

test('a cookie that somebody else has written shows nothing', async () => {
  for (const value of ['', '|', '/orgs', 'Hello'])
    for (const path of ['/orgs', '']) {
      asking.jar.set('guildhall-flash', value)
      expect(await open(path)).toBeUndefined()
    }
})
