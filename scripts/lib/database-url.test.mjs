import { expect, test } from 'vitest'
import { hidePassword, withoutPassword } from './database-url.mjs'

const url = 'postgresql://olive:hunter%402@db.test:5433/acme?sslmode=require'

test('shows where a database is without the password or the options', () => {
  expect(withoutPassword(url)).toBe('postgresql://olive@db.test:5433/acme')
})

test('hides the password in what a program printed, as written and as meant', () => {
  const printed = `cannot reach ${url}: hunter@2 is wrong`
  expect(hidePassword(printed, url)).not.toMatch(/hunter/)
  expect(hidePassword('all well', 'postgresql://db.test/acme')).toBe('all well')
})
