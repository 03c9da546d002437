import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

import { openPool } from '../../lib/database/open-pool.mjs'
import { faultOf, scriptFaultOf } from './faults.mjs'

/**
 * A driver adapter fit for the schema engine: Prisma's own over pg, with its faults put right.
 * Its `lastFault` says in full what failed; of that, the engine's error keeps only some words.
 */
export const connectAdapter = async (database) => {
  const pool = openPool(database, {
    // One session that stays: the engine holds an advisory lock in it, and a script may SET things.
    max: 1,
    idleTimeoutMillis: 0,
    // A migration may take its time.
    withLimits: false,
    query_timeout: 0,
    // The engine names its own table without a schema and counts on `?schema=` being looked in first.
    onConnect: (client) =>
      client.query(`SET search_path = ${pg.escapeIdentifier(database.schema)}`),
  })
  const options = { schema: database.schema, disposeExternalPool: true }
  const adapter = await new PrismaPg(pool, options).connect()
  nameFaults(adapter, database)
  keepTimeZones(adapter)
  readCharColumns(adapter)
  runScriptsWhole(adapter, pool)
  return adapter
}

/**
 * Fault: errors that adapter-pg does not know it throws on as they are (both addresses of localhost
 * refusing, a connection that takes too long), and the engine has only a stack trace for those.
 */
const nameFaults = (adapter, database) => {
  const onError = adapter.onError
  adapter.onError = (error) => {
    adapter.lastFault = faultOf(error, database, () => onError.call(adapter, error))
    throw adapter.lastFault
  }
}

/**
 * Fault: adapter-pg takes the zone off the times that it sends, so on a server that does not run in UTC
 * `_prisma_migrations.started_at` is hours off. Sent as text they keep it.
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
 * Fault: adapter-pg refuses PostgreSQL's one-byte "char", of which the catalogue is full. Such a column
 * goes through it as text, and reaches the engine as the character that it expects.
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
 * Fault: adapter-pg cuts a script at every semicolon, those in function bodies included. Sent whole it
 * is one implicit transaction, as with the native engine: a failed migration leaves nothing behind, and
 * CREATE INDEX CONCURRENTLY needs a migration of its own.
 */
const runScriptsWhole = (adapter, pool) => {
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      if (!error.severity) adapter.onError(error) // not PostgreSQL's own: the connection went away
      adapter.lastFault = scriptFaultOf(error, script)
      throw adapter.lastFault
    }
  }
}
