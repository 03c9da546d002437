import { expect, test } from 'vitest'
import { concurrency } from './run-cluster.mjs'

const DATABASE_URL = 'postgresql://o:p@db.test/x'

test('one process in development, one per core up to four on a server, unless WEB_CONCURRENCY is set', () => {
  expect(concurrency({}, 8)).toBe(1)
  expect(concurrency({ DATABASE_URL, GUILDHALL_EMBEDDED: '1' }, 8)).toBe(1)
  expect([1, 2, 8].map((cores) => concurrency({ DATABASE_URL }, cores))).toEqual([1, 2, 4])
  expect(concurrency({ WEB_CONCURRENCY: '3' }, 8)).toBe(3)
  expect(concurrency({ DATABASE_URL, WEB_CONCURRENCY: '1' }, 8)).toBe(1)
  expect(concurrency({ WEB_CONCURRENCY: '' }, 8)).toBe(1)
})
