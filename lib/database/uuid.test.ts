import { expect, test } from 'vitest'
import { isUuid, uuid7 } from '@/lib/database/uuid'

test('ids made by one process are in creation order', () => {
  const ids = Array.from({ length: 20_000 }, uuid7)
  expect(ids.every(isUuid)).toBe(true)
  expect(ids.every((id) => id[14] === '7')).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})
