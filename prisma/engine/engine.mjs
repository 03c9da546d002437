import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { connectAdapter } from './adapter.mjs'
import { parseDatabaseUrl } from './database-url.mjs'
import { engineError } from './engine-error.mjs'
import { openShadow } from './shadow.mjs'
import { loadSchemaEngine, unlessPanicked } from './wasm.mjs'

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
