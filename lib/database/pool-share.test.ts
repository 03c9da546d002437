import { expect, test } from 'vitest'
import { poolShare } from '@/lib/db'

test('processes share the connections evenly, with at least one each', () => {
  expect(poolShare(10)).toBe(10)
  expect(poolShare(10, 4)).toBe(2)
  expect(poolShare(3, 4)).toBe(1)
})
