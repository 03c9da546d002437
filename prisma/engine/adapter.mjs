import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

import { openPool } from '../../lib/database/open-pool.mjs'
import { emptySchema } from './empty-schema.mjs'
import { faultOf, scriptFaultOf } from './faults.mjs'

/**
 * Creates a driver adapter for the schema engine: Prisma's own for pg, with its defects fixed. Its
 * `lastFault` is the complete error, of which the engine's error contains only a part.
 */
export const connectAdapter = async (database) => {
  const pool = openPool(database, {
    // A single persistent session: the engine holds an advisory lock in it, and a script may SET things.
    max: 1,
    idleTimeoutMillis: 0,
    // Migrations may take long.
    withLimits: false,
    query_timeout: 0,
    // The engine names its own table without a schema and relies on `?schema=` being first in the search
    // path.
    onConnect: (client) =>
      client.query(`SET search_path = ${pg.escapeIdentifier(database.schema)}`),
  })
  const options = { schema: database.schema, disposeExternalPool: true }
  const adapter = await new PrismaPg(pool, options).connect()
  nameFaults(adapter, database)
  keepTimeZones(adapter)
  readCharColumns(adapter)
  runScriptsWhole(adapter, pool)
  emptySchemas(adapter, pool)
  return adapter
}

/**
 * Defect: adapter-pg rethrows errors that it does not know (both addresses of localhost refuse, a
 * connection times out), and the engine reports only a stack trace for those.
 */
const nameFaults = (adapter, database) => {
  const onError = adapter.onError
  adapter.onError = (error) => {
    adapter.lastFault = faultOf(error, database, () => onError.call(adapter, error))
    throw adapter.lastFault
  }
}

/**
 * Defect: adapter-pg removes the zone from times that it sends, so that on a server that does not run
 * in UTC `_prisma_migrations.started_at` is wrong by hours. Times sent as text keep it.
 */
const keepTimeZones = (adapter) => {
  const performIO = adapter.performIO
  adapter.performIO = (query) => {
    const argTypes = query.argTypes.map((type) =>
      type.scalarType === 'datetime' ? { ...type, scalarType: 'string' } : type,
    )
    return performIO.call(adapter, { ...query, argTypes })
  }
}

const CHAR = 18
const TEXT = 25

/**
 * Defect: adapter-pg refuses PostgreSQL's one-byte "char", which is common in the catalog. Such columns
 * are passed through it as text, and reach the engine as the character that it expects.
 */
const readCharColumns = (adapter) => {
  const queryRaw = adapter.queryRaw
  adapter.queryRaw = async (query) => {
    let isChar
    const performIO = async () => {
      const result = await adapter.performIO(query)
      isChar = result.fields.map((field) => field.dataTypeID === CHAR)
      result.fields.forEach((field, i) => isChar[i] && (field.dataTypeID = TEXT))
      return result
    }
    const asText = Object.create(adapter, { performIO: { value: performIO } })
    const result = await queryRaw.call(asText, query)
    result.columnTypes = result.columnTypes.map((type, i) =>
      isChar[i] ? ColumnTypeEnum.Character : type,
    )
    return result
  }
}

/**
 * Defect: adapter-pg splits a script at every semicolon, including those in function bodies. Sent as a
 * whole it is one implicit transaction, as with the native engine: a failed migration leaves no
 * changes, and CREATE INDEX CONCURRENTLY needs a separate migration.
 */
const runScriptsWhole = (adapter, pool) => {
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      if (!error.severity) adapter.onError(error) // not PostgreSQL's own: the connection was lost
      adapter.lastFault = scriptFaultOf(error, script)
      throw adapter.lastFault
    }
  }
}

/**
 * Defect: to empty a database, the engine drops its schema; if that belongs to somebody else, it drops
 * each table that it knows of, and fails if a function depends on one. So all is dropped before that.
 */
const emptySchemas = (adapter, pool) => {
  const executeRaw = adapter.executeRaw
  adapter.executeRaw = async (query) => {
    try {
      return await executeRaw.call(adapter, query)
    } catch (fault) {
      const [, schema] = /^DROP SCHEMA "(.+)" CASCADE$/.exec(query.sql) ?? []
      if (schema) await pool.query(emptySchema(schema)).catch(() => {}) // the engine reports its own
      throw fault
    }
  }
}
