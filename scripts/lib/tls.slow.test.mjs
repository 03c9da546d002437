import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool } from '../../lib/database/open-pool.mjs'
import { smtpTransport } from '../../lib/mail/smtp-transport'
import { readAddress } from '../../lib/database/read-address.mjs'
import { requireDatabase } from './database-check.mjs'
import { fastSettings, startPostgres } from './postgres.mjs'
import { isRoot } from './postgres/account.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-tls-'))
const file = (name) => path.join(folder, name)
const hasOpenssl = makeCertificate()

/** Self-signed and for another host, as many providers have. */
function makeCertificate() {
  try {
    const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=db.test']
    const files = ['-keyout', file('key.pem'), '-out', file('cert.pem')]
    execFileSync('openssl', ['req', ...kind, ...files], { stdio: 'ignore' })
    fs.chmodSync(folder, 0o755)
    fs.chmodSync(file('key.pem'), 0o600)
    if (isRoot()) execFileSync('chown', ['postgres', file('key.pem')])
    return true
  } catch {
    return false
  }
}

describe.skipIf(!hasOpenssl)('a server with an untrusted certificate', () => {
  let postgres
  beforeAll(async () => {
    postgres = await startPostgres({
      dataDir: path.resolve('.test/unit/tls'),
      settings: {
        ...fastSettings,
        ssl: 'on',
        ssl_cert_file: file('cert.pem'),
        ssl_key_file: file('key.pem'),
      },
    })
  })
  afterAll(async () => {
    await postgres?.stop()
    fs.rmSync(folder, { recursive: true })
  })

  const authority = `sslrootcert=${file('cert.pem')}`
  test.each([
    ['sslmode=disable', false],
    ['sslmode=allow', false],
    ['sslmode=prefer', true],
    ['sslmode=require', true],
    ['sslmode=require&channel_binding=require', true],
    ['sslmode=no-verify', true],
    [`sslmode=verify-ca&${authority}`, true],
    [`sslmode=require&${authority}`, true],
    ['ssl=true', true],
  ])('%s connects, as with libpq', async (end, isEncrypted) => {
    const url = `${postgres.url()}?${end}`
    await requireDatabase(url)
    const pool = openPool(readAddress(url), { max: 1 })
    const { rows } = await pool.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
    await pool.end()
    expect(rows).toEqual([{ ssl: isEncrypted }])
  })

  test.each([
    ['sslmode=verify-full', 'name the file of the authority’s certificate in sslrootcert'],
    ['sslrootcert=system', 'name the file of the authority’s certificate in sslrootcert'],
    [`sslmode=verify-full&${authority}`, 'its certificate is for another host name'],
  ])('%s is refused with one sentence', async (end, words) => {
    await expect(requireDatabase(`${postgres.url()}?${end}`)).rejects.toThrow(words)
  })

  test('one that admits nobody without TLS is refused with the parameter that it needs', async () => {
    const url = `${postgres.url()}?sslmode=disable`
    const pool = openPool(readAddress(url), { max: 1 })
    const { rows } = await pool.query('SHOW hba_file')
    const [{ hba_file: rules }] = rows
    const before = fs.readFileSync(rules)
    try {
      fs.writeFileSync(rules, 'hostssl all all all trust\n')
      await pool.query('SELECT pg_reload_conf()')
      const refusal = () => requireDatabase(url).catch((error) => error.message)
      await expect.poll(refusal).toMatch('without TLS, so its address needs sslmode=require')
    } finally {
      fs.writeFileSync(rules, before)
      await pool.query('SELECT pg_reload_conf()')
      await pool.end()
    }
  })

  test('an SMTP server of that kind is a settings problem, with what to set', async () => {
    const certificate = {
      key: fs.readFileSync(file('key.pem')),
      cert: fs.readFileSync(file('cert.pem')),
    }
    const server = tls.createServer(certificate).on('tlsClientError', () => {})
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const [text, html] = ['Hello', '<p>Hello</p>']
    const mail = {
      id: '1',
      to: 'mia@acme.test',
      from: 'guildhall@acme.test',
      subject: text,
      text,
      html,
    }
    const sending = smtpTransport({ url: `smtps://127.0.0.1:${server.address().port}` }).send(mail)
    await expect(sending).rejects.toMatchObject({
      kind: 'settings',
      message: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    })
    server.close()
  })
})
