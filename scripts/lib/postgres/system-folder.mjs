import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { diskIsFull, saysDiskIsFull } from '../failure.mjs'
import { passwordFile } from './password.mjs'

/** Where root stores what PostgreSQL's user cannot reach in the project. */
export const systemFolder = '/var/lib/guildhall'

/** Copies PostgreSQL's programs there, once per version. @returns {string} their folder */
export function copyPrograms(folder, version) {
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
export function moveCluster(dataDir, { uid, gid }) {
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
