import { expect, test, vi } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(request.headers) }))

const secureAddress = async (APP_URL: string, headers: Record<string, string>) => {
  request.headers = new Headers(headers)
  const module = await withSettings({ APP_URL }, () => import('@/lib/ops/dev-pages'))
  return module.secureAddress()
}

test("a visitor over plain http to a site with https is offered the page's https URL", async () => {
  const headers = { 'x-guildhall-plain-http': '1', 'x-guildhall-path': '/login?next=%2Forgs' }
  expect(await secureAddress('https://guildhall.example', headers)).toEqual({
    href: 'https://guildhall.example/login?next=%2Forgs',
    isMissed: true,
  })
})

test('a visitor over https, or of a laptop, is told nothing', async () => {
  expect(await secureAddress('https://guildhall.example', {})).toMatchObject({ isMissed: false })
  const plain = { 'x-guildhall-plain-http': '1' }
  expect(await secureAddress('http://localhost:3000', plain)).toBeUndefined()
})
