import { spawnSync, execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Failure, diskIsFull, saysDiskIsFull } from '../failure.mjs'
import { isRoot, unprivilegedUser } from './account.mjs'
import { findPrograms, program } from './programs.mjs'
import { createHash } from 'node:crypto'
import { passwordFile } from './cluster.mjs'

/**
 * Returns where PostgreSQL's programs and a cluster's files are, and the user to run them as. Only root
 * is special: PostgreSQL refuses to run as root, and the user it runs as instead may not reach the
 * project (in /root, for example). What it cannot reach is then stored in a system folder.
 * @returns {{ programs: string, cluster: string, as: { uid?: number, gid?: number }, note?: string }}
 */
export function findPlace(dataDir) {
  const { folder, version } = findPrograms()
  if (!isRoot()) return { programs: mustRun(folder, {}), cluster: dataDir, as: {} }

  const as = ownerOf(dataDir) ?? unprivilegedUser()
  const programs = canRun(folder, as) ? folder : mustRun(copyPrograms(folder, version), as)
  const cluster =
    linkTarget(dataDir) ?? (canReach(dataDir, as) ? dataDir : moveCluster(dataDir, as))
  if (cluster !== dataDir) mustReach(cluster, as)
  const moved = [programs !== folder && 'programs', cluster !== dataDir && 'data'].filter(Boolean)
  const note = `PostgreSQL's user cannot enter this folder: its ${moved.join(' and ')} are in ${systemFolder}.`
  return { programs, cluster, as, note: moved.length > 0 ? note : undefined }
}

/** @returns {string | undefined} the target if the cluster is a link */
export function linkTarget(dataDir) {
  try {
    return fs.readlinkSync(dataDir)
  } catch {
    return undefined
  }
}

// Existing data keeps its owner, even when root starts it.
function ownerOf(dataDir) {
  const { uid, gid } = fs.statSync(dataDir, { throwIfNoEntry: false }) ?? { uid: 0 }
  return uid === 0 ? undefined : { uid, gid }
}

// Only the kernel knows whether a user can reach a path: mode bits are not enough.
function canReach(dataDir, as) {
  const folder = fs.existsSync(dataDir) ? dataDir : path.dirname(dataDir)
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...as, cwd: '/' }).status === 0
}

const tryPrograms = (folder, as) =>
  spawnSync(program(folder, 'postgres'), ['--version'], { ...as, cwd: '/', encoding: 'utf8' })

const canRun = (folder, as) => tryPrograms(folder, as).status === 0

function mustRun(folder, as) {
  const { status, error, stderr } = tryPrograms(folder, as)
  if (status === 0) return folder
  throw new Failure(
    `The PostgreSQL that npm installed does not run here (${error?.message ?? stderr.trim()}): ` +
      'set DATABASE_URL to a database of your own.',
  )
}

function mustReach(cluster, as) {
  fs.mkdirSync(path.dirname(cluster), { recursive: true, mode: 0o755 })
  if (canReach(cluster, as)) return
  throw new Failure(
    `PostgreSQL does not run as root, and no other user can enter ${path.dirname(cluster)}: ` +
      'start as an ordinary user, or set DATABASE_URL to a database of your own.',
  )
}

/** Where root stores what PostgreSQL's user cannot reach in the project. */
const systemFolder = '/var/lib/guildhall'

/** Copies PostgreSQL's programs there, once per version. @returns {string} their folder */
function copyPrograms(folder, version) {
  const copy = path.join(systemFolder, `postgresql-${version}`)
  if (fs.existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  fs.mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
  try {
    command('cp', '-a', folder, draft)
    command('chmod', '-R', 'a+rX', draft)
    fs.renameSync(draft, copy) // all or nothing
  } finally {
    fs.rmSync(draft, { recursive: true, force: true })
  }
  return copy
}

/**
 * Creates the cluster's folder there, moves existing data into it, and leaves a link behind.
 * @returns {string} the cluster's folder
 */
function moveCluster(dataDir, { uid, gid }) {
  const home = path.join(
    systemFolder,
    createHash('sha256').update(dataDir).digest('hex').slice(0, 12),
  )
  const cluster = path.join(home, 'postgres')
  // The data folder was removed along with the password, so nobody can open this data.
  if (!fs.existsSync(passwordFile(dataDir))) fs.rmSync(home, { recursive: true, force: true })
  fs.mkdirSync(home, { recursive: true, mode: 0o755 })
  if (fs.existsSync(path.join(dataDir, 'PG_VERSION'))) {
    command('cp', '-a', dataDir, `${cluster}.new`)
    command('chown', '-R', `${uid}:${gid}`, `${cluster}.new`)
    fs.renameSync(`${cluster}.new`, cluster)
  }
  fs.rmSync(dataDir, { recursive: true, force: true })
  fs.symlinkSync(cluster, dataDir)
  return cluster
}

function command(name, ...args) {
  try {
    execFileSync(name, args, { stdio: 'pipe' })
  } catch (error) {
    throw saysDiskIsFull(error.message) ? diskIsFull(systemFolder) : error
  }
}
