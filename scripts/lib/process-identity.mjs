import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

/**
 * Returns when a process started, in a form that no later process with the same id can have.
 * @returns {string | undefined} undefined if there is no such process (any longer)
 */
export function startOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return undefined
  return process.platform === 'linux' ? startOnLinux(pid) : startFromPs(pid)
}

function exists(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM' // another user's
  }
}

function startOnLinux(pid) {
  const [state, ...fields] = statOf(pid) ?? ['X']
  if (state === 'Z' || state === 'X') return undefined // a zombie
  return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[18]}`
}

// The fields after the command's name, which may itself contain spaces and brackets.
function statOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** @returns {string} our parent and, if that is a shell that only runs one command, its parent: npm */
export function ancestors() {
  const parent = process.ppid
  return runsOneCommand(parent) ? `${parent} ${statOf(parent)?.[1]}` : `${parent}`
}

function runsOneCommand(pid) {
  if (process.platform !== 'linux') return false
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1] === '-c'
  } catch {
    return false
  }
}

function startFromPs(pid) {
  if (process.platform === 'win32') return 'unknown' // only the id is available
  try {
    const env = { ...process.env, LC_ALL: 'C' }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      env,
      encoding: 'utf8',
    }).trim()
  } catch {
    return undefined
  }
}

/** @returns {{ pid: number, started: string | undefined }} what identifies this process later */
export const identify = (pid) => ({ pid, started: startOf(pid) })

/** @returns {boolean} whether the same process still runs, not another one with its id */
export const isAlive = (who) => Boolean(who?.pid && who.started) && startOf(who.pid) === who.started
