import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { diskIsFull, Failure, saysDiskIsFull } from '../failure.mjs'
import { freePort } from '../ports.mjs'
import { postgresEnv } from './cluster.mjs'
import { readPidFile, shutdowns } from './orphan.mjs'
import { program } from './programs.mjs'

const longestRecovery = 5 * 60_000
const longestLog = 20_000_000

/**
 * Runs PostgreSQL on an existing cluster, and waits until it accepts connections.
 * @returns {Promise<{ pid: number, port: number, exited: Promise<object>, stop: () => Promise<void> }>}
 * @throws {Failure}
 */
export async function launchPostgres({ port, ...options }) {
  for (let tries = 1; ; tries++) {
    const server = spawnPostgres({ ...options, port: port ?? (await freePort()) })
    if (await isReady(server, options)) return server
    await server.stop()
    options.signal?.throwIfAborted()
    // A free port may be taken before PostgreSQL has it, and the children of a killed one take a moment
    // to exit: both are temporary.
    const passing = /in use|already exists/i.test(server.said())
    if (!passing || tries === 5) throw cannotStart(options, server.said())
    await sleep(300 * tries)
  }
}

function spawnPostgres({ place, log, settings, port }) {
  const out = openLog(log)
  const before = fs.fstatSync(out).size
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // a socket's path may have no more than 107 characters
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  }
  const set = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(
    program(place.programs, 'postgres'),
    ['-D', place.cluster, '-p', String(port), ...set],
    {
      ...place.as,
      cwd: '/',
      env: postgresEnv(),
      stdio: ['ignore', out, out],
      windowsHide: true,
      detached: true, // Ctrl-C in the terminal is for the server first; this one hears stop() only
    },
  )
  fs.closeSync(out)
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ error }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  const lastWord = () => ask(child, place, 'SIGINT')
  process.once('exit', lastWord)
  exited.then(() => process.off('exit', lastWord))
  return {
    pid: child.pid,
    port,
    exited,
    stop: () => stop(child, place, exited),
    said: () => readFrom(log, before),
  }
}

async function isReady(server, { place, signal }) {
  const end = Date.now() + longestRecovery
  let gone = !server.pid
  server.exited.then(() => (gone = true))
  while (!gone && !signal?.aborted && Date.now() < end) {
    const lines = readPidFile(place.cluster)
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return true
    await sleep(20)
  }
  return false
}

async function stop(child, place, exited) {
  for (const [signal, patience] of shutdowns) {
    if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
    ask(child, place, signal)
    await Promise.race([exited, sleep(patience, undefined, { ref: false })])
  }
}

function ask(child, place, signal) {
  if (process.platform !== 'win32') return child.kill(signal)
  // Windows has no signals: kill would end it immediately.
  const mode = signal === 'SIGINT' ? 'fast' : 'immediate'
  execFileSync(program(place.programs, 'pg_ctl'), ['stop', '-W', '-D', place.cluster, '-m', mode])
}

function openLog(log) {
  const size = fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0
  return fs.openSync(log, size > longestLog ? 'w' : 'a', 0o600)
}

/** The content of a file from an offset on. */
function readFrom(file, before) {
  const { size } = fs.statSync(file)
  const from = Math.max(before, size - 64_000)
  const text = Buffer.alloc(Math.max(0, size - from))
  const fd = fs.openSync(file)
  fs.readSync(fd, text, { position: from })
  fs.closeSync(fd)
  return text.toString()
}

function cannotStart({ dataDir, log, place }, said) {
  if (/invalid permissions/.test(said))
    return new Failure(
      `${dataDir} is open to other users, and PostgreSQL refuses such a folder: ` +
        `run "chmod 700 ${place.cluster}".`,
    )
  const reason = /(?:PANIC|FATAL): +(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1)
  return saysDiskIsFull(said) ? diskIsFull(dataDir) : cannotOpen(dataDir, reason, log)
}

/** @returns {Failure} for data that PostgreSQL cannot read */
export const cannotOpen = (dataDir, reason, log = `${dataDir}.log`) =>
  new Failure(
    `PostgreSQL cannot open the data in ${dataDir} (${reason}): restore a backup, or move the ` +
      `folder away to begin with an empty database. Its log is ${log}.`,
  )
