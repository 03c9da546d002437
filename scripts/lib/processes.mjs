import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { identify, isAlive } from './process-identity.mjs'

const groups = process.platform !== 'win32'
const living = new Map()
let onChange = () => {}

/** Calls back with the running processes when they change, so that the next start finds leftovers. */
export const watchProcesses = (callback) => (onChange = callback)

/**
 * Starts a command in its own process group: Ctrl-C in the terminal then reaches only the supervisor,
 * which ends things in order, and all processes the command started end with it.
 */
export function spawnGroup(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: groups, windowsHide: true })
  child.once('error', () => {}) // 'exited' below reports it
  child.exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ error }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  if (!child.pid) return child
  living.set(child.pid, identify(child.pid))
  onChange([...living.values()])
  child.exited.then(() => {
    signalGroup(child.pid, 'SIGKILL') // remaining children of a leader that has exited
    living.delete(child.pid)
    onChange([...living.values()])
  })
  return child
}

/** Ends a child and all processes that it started: asks, waits, then kills. */
export async function endGroup(child, { signal = 'SIGTERM', grace = 10_000, hurry } = {}) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
  signalGroup(child.pid, signal)
  const patience = [child.exited, sleep(grace, undefined, { ref: false })]
  if (hurry) patience.push(hurry.aborted ? undefined : once(hurry, 'abort'))
  await Promise.race(patience)
  signalGroup(child.pid, 'SIGKILL')
  await child.exited
}

/** Ends what an earlier supervisor left running, if it is still the same process. */
export async function endLeftover(who, grace = 5_000) {
  if (!isAlive(who)) return
  signalGroup(who.pid, 'SIGTERM')
  for (const end = Date.now() + grace; isAlive(who) && Date.now() < end;) await sleep(50)
  signalGroup(who.pid, 'SIGKILL')
  while (isAlive(who)) await sleep(20)
}

function signalGroup(pid, signal) {
  try {
    process.kill(groups ? -pid : pid, signal)
  } catch {
    // already gone
  }
}

// The last resort of a process that exits without having ended its children.
process.on('exit', () => {
  for (const pid of living.keys()) signalGroup(pid, 'SIGKILL')
})
