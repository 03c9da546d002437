import { describe, expect, test } from 'vitest'
import { readAddress } from '@/lib/database/read-address.mjs'

const read = (end: string) => readAddress(`postgresql://olive:secret@db.test/acme${end}`)

test.each(['postgres', 'postgresql'])('accepts URLs that begin with %s://', (scheme) => {
  expect(readAddress(`${scheme}://olive:se%3Acret@db.test:6432/acme`)).toMatchObject({
    config: { host: 'db.test', port: 6432, user: 'olive', password: 'se:cret', database: 'acme' },
    schema: 'public',
  })
})

test.each([
  ['postgresql://olive:secret@localhost/acme?host=/cloudsql/a:b:c', '/cloudsql/a:b:c'],
  ['postgresql://olive:secret@/acme?host=%2Fcloudsql%2Fa%3Ab%3Ac', '/cloudsql/a:b:c'],
  ['postgresql:///acme?host=/var/run/postgresql', '/var/run/postgresql'],
  ['postgresql://olive:secret@%2Fvar%2Frun%2Fpostgresql/acme', '/var/run/postgresql'],
  ['postgresql://olive:secret@[::1]:5432/acme', '::1'],
  ['postgresql:///acme', 'localhost'],
])('%s connects to %s', (address, host) => {
  expect(readAddress(address).config).toMatchObject({ host, port: 5432, database: 'acme' })
})

test('a socket uses no TLS, even if requested', () => {
  const socket = 'postgresql:///acme?host=/var/run/postgresql&sslmode=require'
  expect(readAddress(socket)).toMatchObject({ tls: 'disable', config: { ssl: false } })
})

describe('TLS modes match libpq', () => {
  const unverified = { rejectUnauthorized: false }
  test.each<[string, string, object | false]>([
    ['', 'prefer', unverified],
    ['?sslmode=disable', 'disable', false],
    ['?sslmode=allow', 'allow', unverified],
    ['?sslmode=prefer', 'prefer', unverified],
    ['?sslmode=require', 'require', unverified],
    ['?sslmode=require&channel_binding=require', 'require', unverified],
    ['?sslmode=require&uselibpqcompat=true', 'require', unverified],
    ['?sslmode=no-verify', 'no-verify', unverified],
    ['?sslmode=verify-full', 'verify-full', { rejectUnauthorized: true }],
    ['?sslrootcert=system', 'verify-full', { rejectUnauthorized: true }],
    ['?ssl=true', 'require', unverified],
    ['?ssl=0', 'disable', false],
    // Prisma's parameters.
    ['?sslmode=require&sslaccept=strict', 'verify-full', { rejectUnauthorized: true }],
    ['?sslmode=require&sslaccept=accept_invalid_certs', 'require', unverified],
  ])('%j means %s', (end, tls, ssl) => {
    const address = read(end)
    expect(address.tls).toBe(tls)
    expect(address.config.ssl).toEqual(ssl)
  })

  test('a given authority is verified, even with require', () => {
    const address = read('?sslmode=require&sslrootcert=package.json')
    expect(address).toMatchObject({
      tls: 'verify-ca',
      config: { ssl: { rejectUnauthorized: true } },
    })
  })
})

test('Prisma’s parameters have the meaning its users expect', () => {
  const written =
    '?schema=app&connection_limit=2&pool_timeout=7&connect_timeout=3&socket_timeout=9' +
    '&pgbouncer=true&statement_cache_size=0&application_name=acme'
  expect(read(written)).toMatchObject({
    schema: 'app',
    poolMax: 2,
    poolTimeout: 7_000,
    connectTimeout: 3_000,
    queryTimeout: 9_000,
    config: { application_name: 'acme' },
  })
  expect(read('?pool_timeout=0').poolTimeout).toBe(0)
  expect(read('?supa=base-pooler.x').config).not.toHaveProperty('supa')
})

describe('an invalid URL is refused with a message that does not contain the password', () => {
  test.each([
    ['postgresql://olive:se#cret@db.test/acme', '# as %23'],
    ['postgresql://olive:se%cret@db.test/acme', '% as %25'],
    ['postgresql://olive:se/cret@db.test/acme', '/ as %2F'],
    ['postgresql://olive:12/34@db.test/acme', '/ as %2F'],
    ['postgresql://olive:se?cret@db.test/acme', '? as %3F'],
    ['postgresql://olive:12?a=b@db.test/acme', '? as %3F'],
    ['postgresql://olive:se@cret@db.test/acme', '@ as %40'],
    ['postgresql://olive:se@cret/x@db.test/acme', '@ as %40'],
    ['postgresql://olive:secret%ff@db.test/acme', '% as %25'],
    ['mysql://olive:secret@db.test/acme', 'must begin with postgresql://'],
    ['"postgresql://olive:secret@db.test/acme"', 'must begin with postgresql://'],
    ['postgresql://olive:secret@db.test,db2.test/acme', 'one host'],
    ['postgresql://olive:secret@db.test:1,db2.test:2/acme', 'one host'],
    ['postgresql://olive:secret@db.test:99999/acme', 'a port from 1 to 65535'],
    ['postgresql://olive:secret@db.test/acme?sslmode=on', 'sslmode: use one of disable'],
    ['postgresql://olive:secret@db.test/acme?connection_limit=0', 'connection_limit'],
    ['postgresql://olive:secret@db.test/acme?pool_timeout=soon', 'pool_timeout'],
    ['postgresql://olive:secret@db.test/acme?sslidentity=a.p12', 'sslcert and sslkey'],
    ['postgresql://olive:secret@db.test/acme?sslcert=ca.pem', 'sslrootcert'],
    ['postgresql://olive:secret@db.test/acme?sslrootcert=/nowhere.pem', '/nowhere.pem'],
  ])('%s: %s', (address, words) => {
    expect(() => readAddress(address)).toThrow(words)
    expect(() => readAddress(address)).not.toThrow(/secret|cret|olive|12|34/)
  })
})
