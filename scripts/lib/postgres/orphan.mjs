import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOf } from '../process-identity.mjs'

/**
 * Ends a PostgreSQL that still runs on a cluster although nobody supervises it any more. Where
 * its pid file names a process that is another program by now, the file goes: PostgreSQL itself
 * would refuse to start.
 */
export async function endOrphan(cluster) {
  const pid = pidIn(cluster)
  if (!startOf(pid)) return
  if (!worksOn(pid, cluster)) return fs.rmSync(path.join(cluster, 'postmaster.pid'))
  // Fast shutdown; then the immediate one, which the write-ahead log makes good at the next start.
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ]) {
    process.kill(pid, signal)
    for (const end = Date.now() + patience; startOf(pid) && Date.now() < end;) await sleep(30)
    if (!startOf(pid)) return
  }
}

/** @returns {string[]} the lines of the file in which PostgreSQL says how it is */
export function readPidFile(cluster) {
  try {
    return fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

const pidIn = (cluster) => Number(readPidFile(cluster)[0])

// PostgreSQL works in its data folder; elsewhere than on Linux, its command line names it.
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
