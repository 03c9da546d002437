import { readAddress } from '../../../lib/database/read-address.mjs'

/**
 * One text format for each value, whatever the server or the role has configured; no limits, and every
 * row.
 */
const sameText = `
  SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL row_security = off;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`

/**
 * Runs work in one transaction, on a connection without the app's timeouts.
 * @param {string} begin the statement that begins the transaction
 * @param {(client: import('pg').PoolClient) => Promise<T>} work
 * @template T
 */
export async function inTransaction(url, begin, work) {
  const { openPool } = await import('../../../lib/database/open-pool.mjs')
  const pool = openPool(readAddress(url), { max: 1, withLimits: false, query_timeout: 0 })
  pool.on('error', () => {})
  const client = await pool.connect()
  client.on('error', () => {})
  try {
    await client.query(`${begin}; ${sameText}`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } finally {
    client.release(true) // an open transaction ends with the connection
    await pool.end()
  }
}

export const quoted = (name) => `"${name.replaceAll('"', '""')}"`
const list = (names) => names.map(quoted).join(', ')

/**
 * Returns the app's tables with their columns: without Prisma's migrations table, which migrating
 * writes, unlogged tables (rate limit counters), and computed columns.
 */
export async function findTables(client) {
  const { rows } = await client.query(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND c.relpersistence = 'p' AND c.relname <> '_prisma_migrations'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.oid, c.relname ORDER BY c.relname`)
  return rows
}

export const copyOut = ({ name, columns }) => `COPY ${quoted(name)} (${list(columns)}) TO STDOUT`
export const copyIn = ({ name, columns }) => `COPY ${quoted(name)} (${list(columns)}) FROM STDIN`

/** Counts a table's rows and computes a checksum independent of their order. */
export async function sumUp(client, { name, columns }) {
  const bits = `encode(sha256(convert_to(ROW(${list(columns)})::text, 'UTF8')), 'hex')`
  const { rows } = await client.query(`
    SELECT count(*)::text AS rows, coalesce(sum(('x' || left(${bits}, 15))::bit(60)::bigint), 0)::text
      AS checksum FROM ${quoted(name)}`)
  return { rows: Number(rows[0].rows), checksum: rows[0].checksum }
}

/** Reads the value of each sequence. */
export async function findSequences(client) {
  const { rows } = await client.query(`
    SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY 1`)
  return rows
}
