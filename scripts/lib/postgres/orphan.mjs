import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOf } from '../process-identity.mjs'

/**
 * Ends a PostgreSQL that still runs on a cluster without a supervisor. If its pid file names a process
 * that is another program by now, deletes the file, with which PostgreSQL would refuse to start.
 */
export async function endOrphan(cluster) {
  const pid = pidIn(cluster)
  if (!startOf(pid)) return
  if (!worksOn(pid, cluster)) return fs.rmSync(path.join(cluster, 'postmaster.pid'))
  for (const [signal, patience] of shutdowns) {
    process.kill(pid, signal)
    for (const end = Date.now() + patience; startOf(pid) && Date.now() < end;) await sleep(30)
    if (!startOf(pid)) return
  }
}

/**
 * Fast shutdown, then immediate, which the write-ahead log repairs at the next start; each with how long
 * it may take, in milliseconds.
 */
export const shutdowns = Object.entries({ SIGINT: 30_000, SIGQUIT: 10_000, SIGKILL: 5_000 })

/** @returns {string[]} the lines of PostgreSQL's status file */
export function readPidFile(cluster) {
  try {
    return fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

const pidIn = (cluster) => Number(readPidFile(cluster)[0])

// PostgreSQL's working directory is its data folder; except on Linux, the command line names it.
function worksOn(pid, cluster) {
  try {
    if (process.platform === 'linux')
      return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(cluster)
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(cluster)
  } catch {
    return false
  }
}
