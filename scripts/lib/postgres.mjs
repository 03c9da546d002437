import fs from 'node:fs'
import path from 'node:path'
import { claim } from './claim.mjs'
import { Failure } from './failure.mjs'
import { prepareCluster, superuser, passwordFile } from './postgres/cluster.mjs'
import { endOrphan } from './postgres/orphan.mjs'
import { findPlace, linkTarget } from './postgres/place.mjs'
import { launchPostgres, cannotOpen } from './postgres/launch.mjs'

/**
 * Settings for disposable data: tests. A crash of the machine loses it; deadlocks, which tests provoke,
 * end soon.
 */
export const fastSettings = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  deadlock_timeout: '50ms',
}

/**
 * Starts the embedded PostgreSQL on a data folder, which is created at the first start, with a database
 * named guildhall. It listens only on 127.0.0.1.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {string} [options.log] the file that PostgreSQL writes its log to
 * @param {Record<string, string>} [options.settings] of PostgreSQL
 * @param {number} [options.port] a free one by default
 * @param {AbortSignal} [options.signal] stops waiting for a slow start
 * @param {(line: string) => void} [options.say] receives messages for the user
 */
export async function startPostgres({ dataDir, log, settings = {}, port, signal, say }) {
  fs.mkdirSync(path.dirname(dataDir), { recursive: true })
  const place = findPlace(dataDir)
  if (place.note) say?.(place.note)
  const owner = claim(ownerFile(place.cluster), {}, inUse(dataDir))
  try {
    await endOrphan(place.cluster)
    const password = await prepareCluster(dataDir, place, { sync: settings.fsync !== 'off' })
    const launch = { dataDir, log: log ?? `${dataDir}.log`, place, settings, port, signal }
    const server = await launchPostgres(launch)
    server.exited.then(owner.release)
    const url = (database = 'guildhall') =>
      `postgresql://${superuser}:${password}@127.0.0.1:${server.port}/${database}`
    await createDatabase(url, 'guildhall', { dataDir, server })
    const { pid, exited, stop, said } = server
    return { url, pid, exited, stop, said }
  } catch (error) {
    owner.release()
    throw error
  }
}

/** Removes a data folder with everything that belongs to it, so that the next start is fresh. */
export async function freshPostgres(dataDir) {
  const cluster = linkTarget(dataDir) ?? dataDir
  const owner = claim(ownerFile(cluster), {}, inUse(dataDir))
  await endOrphan(cluster)
  for (const left of [cluster, `${cluster}.new`, dataDir, passwordFile(dataDir)])
    fs.rmSync(left, { recursive: true, force: true })
  owner.release()
}

// Beside the files themselves, wherever they are: a copied project may link to another's.
const ownerFile = (cluster) => `${cluster}-owner.json`

const inUse = (dataDir) => (holder) =>
  new Failure(`The database in ${dataDir} is in use by process ${holder.pid}: stop that first.`)

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
