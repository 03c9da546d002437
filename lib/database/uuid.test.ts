import { afterEach, expect, test, vi } from 'vitest'
import { isUuid, uuid7 } from '@/lib/database/uuid'

afterEach(() => void vi.useRealTimers())

test('ids made by one process are in creation order', () => {
  const ids = Array.from({ length: 20_000 }, uuid7)
  expect(ids.every(isUuid)).toBe(true)
  expect(ids.every((id) => id[14] === '7')).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

const at = (time: number) => {
  vi.useFakeTimers({ toFake: ['Date'], now: time })
  return uuid7()
}

test('a clock that goes back a little leaves ids in order; one that is corrected is followed', () => {
  const noon = Date.parse('2026-11-01T12:00:00Z')
  const [first, slightlyBack, corrected] = [at(noon), at(noon - 900), at(noon - 3_600_000)]
  expect(slightlyBack > first).toBe(true)
  expect(corrected < first).toBe(true)
  expect(at(noon - 3_600_000) > corrected).toBe(true)
})
