import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { fastSettings, freshPostgres, startPostgres } from './postgres.mjs'
import { startOf } from './process-identity.mjs'
import { root } from './root.mjs'

const dataDir = path.join(root, '.test/unit/scripts/postgres')
let postgres
const start = async () => (postgres = await startPostgres({ dataDir, settings: fastSettings }))

beforeAll(() => freshPostgres(dataDir))
afterEach(() => postgres?.stop())
afterAll(() => freshPostgres(dataDir))

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).finally(() => client.end())
}

test('keeps its data across starts', async () => {
  const first = await start()
  await query(first.url(), 'CREATE TABLE kept AS SELECT 1 AS one')
  await first.stop()
  expect(startOf(first.pid)).toBeUndefined()
  const second = await start()
  expect((await query(second.url(), 'SELECT one FROM kept')).rows).toEqual([{ one: 1 }])
})

test('sorts and changes case the same on every machine, and listens only on this one', async () => {
  await start()
  const { rows } = await query(
    postgres.url(),
    `SELECT lower('ÄÉΩ') AS lower, current_setting('server_encoding') AS encoding,
            current_setting('listen_addresses') AS listen`,
  )
  expect(rows).toEqual([{ lower: 'äéω', encoding: 'UTF8', listen: '127.0.0.1' }])
  const wrong = postgres.url().replace(/:[^:@]+@/, ':wrong@')
  await expect(query(wrong, 'SELECT 1')).rejects.toThrow(/password/)
})

test('refuses to start while another one runs', async () => {
  await start()
  await expect(start()).rejects.toThrow(`in use by process ${process.pid}`)
})

test('is taken over if its supervisor was killed', async () => {
  const script = `import { startPostgres } from './scripts/lib/postgres.mjs'
    const { pid } = await startPostgres(${JSON.stringify({ dataDir, settings: fastSettings })})
    console.log(pid)`
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root })
  const [orphan] = await once(supervisor.stdout, 'data')
  supervisor.kill('SIGKILL')
  await once(supervisor, 'exit')
  expect(startOf(Number(orphan))).toBeDefined()
  await start()
  expect(startOf(Number(orphan))).toBeUndefined()
  expect((await query(postgres.url(), 'SELECT one FROM kept')).rowCount).toBe(1)
})

test('starts although its pid file names a process that is another program by now', async () => {
  fs.writeFileSync(path.join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n`)
  await start()
})

test('says in one sentence that another version wrote the data', async () => {
  const file = path.join(dataDir, 'PG_VERSION')
  const ours = fs.readFileSync(file, 'utf8')
  fs.writeFileSync(file, '99\n')
  await expect(start()).rejects.toThrow(/written by PostgreSQL 99/)
  fs.writeFileSync(file, ours)
})

test('says how to repair a data folder that other users can open', async () => {
  await (await start()).stop()
  fs.chmodSync(dataDir, 0o777)
  await expect(start()).rejects.toThrow(
    `${dataDir} is open to other users, and PostgreSQL refuses such a folder: run "chmod 700 ${dataDir}".`,
  )
  fs.chmodSync(dataDir, 0o700)
  await start()
})

test('says in one sentence that the password is lost', async () => {
  fs.rmSync(`${dataDir}-password`)
  await expect(start()).rejects.toThrow(/postgres-password.* is missing/)
})
