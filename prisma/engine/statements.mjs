import { connectAdapter } from './adapter.mjs'

/** Runs a script on its own connection. */
export const runOn = (database, script) =>
  withAdapter(database, (adapter) => adapter.executeScript(script))

/** Returns the rows of one statement, on its own connection. */
export const queryOn = (database, sql) =>
  withAdapter(database, async (adapter) => {
    const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] })
    return rows
  })

const withAdapter = async (database, use) => {
  const adapter = await connectAdapter(database)
  try {
    return await use(adapter)
  } finally {
    await adapter.dispose()
  }
}
