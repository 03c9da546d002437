import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claim, holderOf } from './claim.mjs'
import { Failure, diskIsFull } from './failure.mjs'
import { endLeftover, watchProcesses } from './processes.mjs'

/** The files in the data folder. */
export const dataFiles = (dataDir) => ({
  postgres: path.join(dataDir, 'postgres'),
  postgresLog: path.join(dataDir, 'postgres.log'),
  databaseUrl: path.join(dataDir, 'database-url'),
  secret: path.join(dataDir, 'secret'),
  mail: path.join(dataDir, 'mail'),
  running: path.join(dataDir, 'running.json'),
})

/**
 * Claims the data folder for this command until it ends.
 * @param {import('./life.mjs').Life} life
 * @param {{ command: string, address?: string }} about shown to another command that wants it
 * @throws {Failure} if another command holds it, or it is not writable
 */
export async function holdDataFolder(life, { dataDir, embedded, port }, about) {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o755 }) // PostgreSQL's own user needs access
  fs.accessSync(dataDir, fs.constants.W_OK)
  requireSpace(dataDir, 20)
  // Servers with an external database do not conflict in the folder, only on their ports.
  const held = await takeDataFolder(dataDir, about, embedded ? '' : `-${port}`)
  life.onClose(held.release)
  watchProcesses((processes) => held.update({ processes }))
  life.signal.addEventListener('abort', () => held.update({ stopping: true }))
}

/** Claims it, and ends what a killed command left running. @throws {Failure} */
export async function takeDataFolder(dataDir, about, suffix = '') {
  const file = dataFiles(dataDir).running.replace('.json', `${suffix}.json`)
  await waitForLeaver(file)
  const held = claim(file, about, refusal(dataDir))
  for (const left of held.left?.processes ?? []) await endLeftover(left)
  return held
}

// npm may exit just before the command it ran: restarting immediately should not be refused.
async function waitForLeaver(file) {
  const start = Date.now()
  for (let holder; (holder = holderOf(file)); await sleep(50))
    if (Date.now() - start > (holder.stopping ? 30_000 : 1_000)) return
}

/** @returns {string | undefined} the URL of the embedded database if a command is running it */
export function runningDatabaseUrl(dataDir) {
  const { running, databaseUrl } = dataFiles(dataDir)
  if (!holderOf(running) || !fs.existsSync(databaseUrl)) return undefined
  return fs.readFileSync(databaseUrl, 'utf8').trim()
}

/** @returns {string} the secret that signs tokens, created once and stored */
export function localSecret(dataDir) {
  const { secret } = dataFiles(dataDir)
  fs.mkdirSync(dataDir, { recursive: true })
  if (!fs.existsSync(secret))
    fs.writeFileSync(secret, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return fs.readFileSync(secret, 'utf8').trim()
}

const refusal = (dataDir) => (holder) =>
  new Failure(
    `${dataDir} is in use by "${holder.command}"${holder.address ? ` at ${holder.address}` : ''} ` +
      `(process ${holder.pid}): use that one, or stop it first.`,
  )

/**
 * Checked before steps that write a lot, because the errors of a full disk are seldom clear.
 * @throws {Failure}
 */
export function requireSpace(folder, megabytes) {
  const { bavail, bsize, blocks } = fs.statfsSync(folder)
  // Some network file systems do not report their size.
  if (blocks > 0 && bavail * bsize < megabytes * 1_000_000) throw diskIsFull(folder)
}
