import { expect, test } from 'vitest'
import { migrationStamp } from './generated-files.mjs'

const now = new Date('2026-11-25T10:00:00Z')

test('is the current time', () => {
  expect(migrationStamp(now, ['20261124000000_older'])).toBe('20261125100000')
  expect(migrationStamp(now, [])).toBe('20261125100000')
})

test('is later than a migration whose clock was ahead, and than one of the same second', () => {
  expect(migrationStamp(now, ['20261124000000_older', '20270101000000_ahead'])).toBe(
    '20270101000001',
  )
  expect(migrationStamp(now, ['20261125100000_now'])).toBe('20261125100001')
})
