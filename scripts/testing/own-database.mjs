import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll } from 'vitest'

/**
 * An empty database of a test file's own, next to its worker's, and a folder for its migrations. Both are
 * removed at the end.
 * @param {string} prefix of the database's name
 */
export function ownDatabase(prefix) {
  const source = process.env.DATABASE_URL
  const name = `${prefix}_${process.env.VITEST_POOL_ID}`
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-migrations-'))
  afterAll(async () => {
    fs.rmSync(folder, { recursive: true })
    await sql(source, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  })
  const url = Object.assign(new URL(source), { pathname: name }).href
  return {
    url,
    folder,
    create: () => sql(source, `CREATE DATABASE ${name}`),
    sql: (text) => sql(url, text),
  }
}

async function sql(address, text) {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  return client.query(text).finally(() => client.end())
}
