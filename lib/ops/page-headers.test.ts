import { expect, test } from 'vitest'
import { contentSecurityPolicy, newNonce, strictTransportSecurity } from '@/lib/ops/page-headers'
import { withSettings } from '@/lib/testing/with-settings'

test("only scripts with the response's nonce run, and those they load", () => {
  const policy = contentSecurityPolicy('abc')
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).not.toContain('unsafe-eval')
  for (const rule of ["base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'"])
    expect(policy).toContain(rule)
})

test('every response has its own nonce of 16 random bytes', () => {
  const nonces = Array.from({ length: 100 }, newNonce)
  expect(new Set(nonces).size).toBe(100)
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
})

test('HSTS is set to two years if APP_URL is https, and only then', async () => {
  const header = (url: string) =>
    withSettings({ APP_URL: url }, async () =>
      (await import('@/lib/ops/page-headers')).strictTransportSecurity(),
    )
  expect(await header('https://guildhall.example')).toBe('max-age=63072000')
  expect(await header('http://localhost:3000')).toBeUndefined()
  expect(strictTransportSecurity()).toBeUndefined()
})
