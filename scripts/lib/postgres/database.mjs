import { Failure } from '../failure.mjs'
import { cannotOpen } from './launch.mjs'
import { passwordFile } from './password.mjs'

/** Creates a database on a server that just started, if missing; stops the server if that fails. */
export async function createDatabase(url, name, { dataDir, server }) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url('postgres') })
  try {
    await client.connect()
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } catch (error) {
    await server.stop()
    if (error.code !== '28P01') throw cannotOpen(dataDir, error.message)
    throw new Failure(
      `${passwordFile(dataDir)} does not open the database in ${dataDir}: ` +
        'put the right one back, or remove that folder to begin with an empty database.',
    )
  } finally {
    await client.end().catch(() => {})
  }
}
