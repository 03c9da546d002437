import { expect, test } from 'vitest'
import { checkDatabaseUrl, hidePassword, withoutPassword } from './database-url.mjs'

const url = 'postgresql://olive:hunter%402@db.test:5433/acme?sslmode=require'

test('shows where a database is without its password and options', () => {
  expect(withoutPassword(url)).toBe('postgresql://olive@db.test:5433/acme')
  expect(withoutPassword('postgresql://olive:x@/acme?host=/cloudsql/a:b:c')).toBe(
    'postgresql://olive@/cloudsql/a:b:c (socket) acme',
  )
})

test('hides the password in a program’s output, both encoded and decoded', () => {
  const printed = `cannot reach ${url}: hunter@2 is wrong`
  expect(hidePassword(printed, url)).not.toMatch(/hunter/)
  expect(hidePassword('all well', 'postgresql://db.test/acme')).toBe('all well')
})

test.each(['#', '%', '/', '?', '@', '@host/'])(
  'a password with a raw %s is refused with a sentence that does not contain it',
  (character) => {
    const refusal = () => checkDatabaseUrl(`postgresql://olive:hunt${character}er2@db.test/acme`)
    expect(refusal).toThrow(/^DATABASE_URL .*percent-encoded \(# as %23, % as %25, .*\)\.$/)
    expect(refusal).not.toThrow(/hunt|er2/)
  },
)

test('names the invalid setting', () => {
  expect(() => checkDatabaseUrl('mysql://db.test/acme', 'DIRECT_URL')).toThrow(
    'DIRECT_URL must begin with postgresql://',
  )
})
