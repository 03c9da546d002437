import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import { afterEach, expect, test, vi } from 'vitest'
import nextConfig from '../../next.config.mjs'
import { actionKey } from './action-key.mjs'

const [one, other] = ['a'.repeat(32), 'b'.repeat(32)]
const name = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'

afterEach(() => vi.unstubAllEnvs())

/** The key that Next receives. */
function keyOf(phase, secret, set) {
  vi.stubEnv('AUTH_SECRET', secret)
  vi.stubEnv(name, set)
  nextConfig(phase)
  return process.env[name]
}

test('builds with the same secret share the key of their actions, and those with another do not', () => {
  const key = keyOf(PHASE_PRODUCTION_BUILD, one)
  expect(key).toBe(actionKey(one))
  expect(keyOf(PHASE_PRODUCTION_BUILD, one)).toBe(key)
  expect(keyOf(PHASE_PRODUCTION_BUILD, other)).not.toBe(key)
})

test('a key that is set is kept, and a build without a secret and a running server get none', () => {
  expect(keyOf(PHASE_PRODUCTION_BUILD, one, 'set by hand')).toBe('set by hand')
  expect(keyOf(PHASE_PRODUCTION_BUILD)).toBeUndefined()
  expect(keyOf(PHASE_PRODUCTION_SERVER, one)).toBeUndefined()
})

test('the key is 32 bytes, as AES-256 requires, and does not reveal the secret', () => {
  expect(Buffer.from(actionKey(one), 'base64')).toHaveLength(32)
  expect(actionKey(one)).not.toContain(Buffer.from(one).toString('base64').slice(0, 8))
})
