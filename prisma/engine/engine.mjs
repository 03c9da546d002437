import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { connectAdapter } from './adapter.mjs'
import { parseDatabaseUrl } from './database-url.mjs'
import { openShadow } from './shadow.mjs'
import { loadSchemaEngine, panicOf, unlessPanicked } from './wasm.mjs'

const methodNames = { getDatabaseVersion: 'version' }

/**
 * Creates the schema engine for the database at `url`: `call(method, params)`, and `stop()`, which
 * leaves no shadow database behind. The first call connects.
 */
export const createEngine = ({ url, shadowDatabaseUrl, datamodels, log }) => {
  const shadows = new Set()
  let engine
  let main
  let refusal

  const connect = async () => (main = await connectAdapter(parseDatabaseUrl(url)))

  const connectToShadowDb = async () => {
    const opening = openShadow(parseDatabaseUrl(url), shadowDatabaseUrl)
    shadows.add(opening)
    const shadow = await opening
    const adapter = await connectAdapter(shadow.database)
    const disconnect = adapter.dispose
    adapter.dispose = async () => {
      await disconnect.call(adapter)
      await shadow.clear()
      shadows.delete(opening)
    }
    return adapter
  }

  // The engine reports the same sentence for every error that is not PostgreSQL's.
  const remembering = (open) => () =>
    open().catch((error) => {
      throw (refusal = error)
    })

  const start = async (factory) => {
    const { SchemaEngine } = await loadSchemaEngine()
    const adapter = bindMigrationAwareSqlAdapterFactory({
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: remembering(factory.connect),
      connectToShadowDb: remembering(factory.connectToShadowDb),
    })
    return unlessPanicked(SchemaEngine.new({ datamodels }, log, adapter))
  }

  const ask = (method, params) => unlessPanicked(engine[methodNames[method] ?? method](params))

  return {
    call: async (method, params) => {
      try {
        engine ??= await start(
          needsDatabase(method, params)
            ? { connect, connectToShadowDb }
            : { connect: offlineAdapter, connectToShadowDb: offlineAdapter },
        )
        // Defect: evaluateDataLoss replays the migrations without opening a shadow database, and fails
        // unless they have been replayed. devDiagnostic does that, but applying a migration discards it.
        if (method === 'evaluateDataLoss') await ask('devDiagnostic', params)
        return await ask(method, params)
      } catch (error) {
        throw engineError(error, refusal ?? main?.lastFault)
      }
    },
    stop: () => Promise.allSettled([...shadows].map(async (opening) => (await opening).clear())),
  }
}

/** Schema files can be compared with nothing, or with each other, without any database. */
const needsDatabase = (method, params) =>
  method !== 'diff' ||
  [params.from, params.to].some(({ tag }) => tag !== 'empty' && tag !== 'schemaDatamodel')

/**
 * Defect: the WebAssembly engine first asks a database for its version, while the native one needs no
 * database. This answers only that question.
 */
const offlineAdapter = async () => ({
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  queryRaw: async () => ({
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, 'PostgreSQL 18.0', 180000]],
  }),
  executeRaw: noDatabase,
  executeScript: noDatabase,
  startTransaction: noDatabase,
  dispose: async () => {},
})

const noDatabase = async () => {
  throw new Error('There is no database.')
}

// Prisma's codes for connection errors. The WebAssembly engine returns the message without the code.
const codes = {
  AuthenticationFailed: 'P1000',
  DatabaseNotReachable: 'P1001',
  DatabaseDoesNotExist: 'P1003',
  DatabaseAccessDenied: 'P1010',
  TlsConnectionError: 'P1011',
  ConnectionClosed: 'P1017',
  TooManyConnections: 'P2037',
}

/** Converts an engine's error for Prisma's command line: with a code if there is one. */
const engineError = (error, fault) => {
  const panic = panicOf(error)
  if (panic) return Object.assign(new Error(panic), { panic: true })
  if (error.code) return numbered(error.code, withoutTrace(error.message))
  if (/^P\d{4}$/.test(fault?.code)) return fault
  const migration = failedMigration.exec(error.message)?.[1]
  if (migration && fault?.cause) return migrationFailed(migration, fault)
  return numbered(codes[fault?.cause?.kind], withoutTrace(error.message))
}

const numbered = (code, message) => Object.assign(new Error(message), { code })

const failedMigration = /apply_script\s+with migration_name="(.+)"/

/** The text of P3018 as in the native engine; the WebAssembly one returns a trace of its functions. */
const migrationFailed = (migration, { message, cause }) =>
  numbered(
    'P3018',
    `A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve

Migration name: ${migration}

Database error code: ${cause.originalCode}

Database error:
ERROR: ${message}${cause.detail ? `\nDETAIL: ${cause.detail}` : ''}${cause.hint ? `\nHINT: ${cause.hint}` : ''}`,
  )

/** Removes the engine's own functions and the names of its layers. */
const withoutTrace = (message) =>
  message
    .replace(/\n +0: [^]*$/, '')
    .replace(/external connector error\nError querying the database: /, '')
