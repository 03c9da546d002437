import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'

/** Schema files can be compared with nothing, or with each other, without any database. */
export const needsDatabase = (method, params) =>
  method !== 'diff' ||
  [params.from, params.to].some(({ tag }) => tag !== 'empty' && tag !== 'schemaDatamodel')

/**
 * Defect: the WebAssembly engine first asks a database for its version, while the native one needs no
 * database. This answers only that question.
 */
export const offlineAdapter = async () => ({
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
