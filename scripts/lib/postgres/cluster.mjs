import fs from 'node:fs'
import path from 'node:path'
import { diskIsFull, Failure, saysDiskIsFull } from '../failure.mjs'
import { program } from './programs.mjs'
import { run } from '../run.mjs'
import { randomBytes } from 'node:crypto'

/** The embedded database's superuser; the default would be the system user's name. */
export const superuser = 'guildhall'

/**
 * Creates the cluster at the first start; later, checks that these programs can open it.
 * @param {{ sync?: boolean }} options whether a new one must survive a crash of the machine
 * @returns {Promise<string>} its password
 * @throws {Failure}
 */
export async function prepareCluster(dataDir, { programs, cluster, as }, { sync = true } = {}) {
  const content = fs.existsSync(cluster) ? fs.readdirSync(cluster) : []
  if (content.length === 0) return createCluster(dataDir, { programs, cluster, as }, sync)
  if (!content.includes('PG_VERSION'))
    throw new Failure(
      `${dataDir} holds no PostgreSQL data, and is not empty either: move it away, or restore it.`,
    )
  await checkVersion(dataDir, { programs, cluster, as })
  return readPassword(dataDir)
}

// Created in another folder and moved into place when complete, so that an interrupted start leaves
// nothing.
async function createCluster(dataDir, { programs, cluster, as }, sync) {
  const draft = `${cluster}.new`
  const pwfile = path.join(draft, 'password')
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 })
  const password = makePassword(dataDir)
  fs.writeFileSync(pwfile, password, { mode: 0o600 })
  if (as.uid) for (const file of [draft, pwfile]) fs.chownSync(file, as.uid, as.gid)

  const data = path.join(draft, 'data')
  const result = await run(
    program(programs, 'initdb'),
    [
      ...['-D', data, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${pwfile}`],
      // Not the system's locale: it may be missing, and data should sort the same on every machine.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--no-instructions', ...(sync ? [] : ['--no-sync'])],
    ],
    { ...as, cwd: '/', env: postgresEnv() },
  )
  if (result.ok) {
    fs.rmSync(cluster, { recursive: true, force: true })
    fs.renameSync(data, cluster)
  }
  fs.rmSync(draft, { recursive: true, force: true })
  if (result.ok) return password
  if (saysDiskIsFull(result.output)) throw diskIsFull(dataDir)
  throw new Failure(`PostgreSQL could not make its data folder ${dataDir}.`, result.output)
}

async function checkVersion(dataDir, { programs, cluster, as }) {
  const theirs = fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  const { output } = await run(program(programs, 'postgres'), ['--version'], { ...as, cwd: '/' })
  const ours = /(\d+)\.\d+/.exec(output)?.[1]
  if (theirs === ours) return
  throw new Failure(
    `${dataDir} was written by PostgreSQL ${theirs}, and this Guildhall brings ${ours}: ` +
      'start with the Guildhall that wrote it, or move the folder away to begin with an empty database.',
  )
}

/** A minimal environment for PostgreSQL: PGDATA, PGPORT and others must not leak in. */
export const postgresEnv = () => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot }),
})

/** The password is stored beside the cluster, not in it: the files there belong to PostgreSQL. */
export const passwordFile = (dataDir) => `${dataDir}-password`

/** @returns {string} the embedded database's password, created on the first call */
function makePassword(dataDir) {
  const password = randomBytes(24).toString('base64url')
  fs.writeFileSync(passwordFile(dataDir), password, { mode: 0o600 })
  return password
}

/** @returns {string} the password of an existing cluster. @throws {Failure} if it is lost */
function readPassword(dataDir) {
  const file = passwordFile(dataDir)
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim()
  throw new Failure(
    `${file}, which opens the database in ${dataDir}, is missing: ` +
      'put it back, or remove that folder to begin with an empty database.',
  )
}
