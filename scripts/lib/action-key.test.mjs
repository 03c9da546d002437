import { expect, test } from 'vitest'
import { actionKey } from './action-key.mjs'

const [one, other] = ['a'.repeat(32), 'b'.repeat(32)]

test('builds with one secret share the key of their actions, and those with another do not', () => {
  expect(actionKey(one)).toBe(actionKey(one))
  expect(actionKey(one)).not.toBe(actionKey(other))
})

test('the key is 32 bytes, as AES-256 takes them, and does not tell the secret', () => {
  expect(Buffer.from(actionKey(one), 'base64')).toHaveLength(32)
  expect(actionKey(one)).not.toContain(Buffer.from(one).toString('base64').slice(0, 8))
})
