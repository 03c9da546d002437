import { setTimeout as sleep } from 'node:timers/promises'
import { diskIsFull, Failure, saysDiskIsFull } from './failure.mjs'
import { endGroup, spawnGroup } from './processes.mjs'
import { root } from './root.mjs'

const keep = 4_000_000

/**
 * Runs a command to its end and collects its output.
 * @param {AbortSignal} [options.signal] ends the command and all its children
 * @param {number} [options.timeout] in milliseconds
 * @param {number} [options.silence] how long it may print nothing, in milliseconds
 * @param {boolean} [options.show] whether to print its output to the terminal instead
 * @returns {Promise<{ ok: boolean, code: number | null, timedOut: boolean, output: string }>}
 */
export async function run(command, args, { signal, timeout, silence, show, ...options } = {}) {
  signal?.throwIfAborted()
  const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe']
  const child = spawnGroup(command, args, { cwd: root, stdio, ...options })
  let output = ''
  const collect = (text) => {
    output = (output + text).slice(-keep)
    quiet?.refresh()
  }
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', collect)

  const stop = () => endGroup(child, { grace: 3_000 })
  signal?.addEventListener('abort', stop)
  let timedOut = false
  const expire = () => (timedOut = true) && stop()
  const timer = timeout && setTimeout(expire, timeout)
  const quiet = silence && setTimeout(expire, silence)
  const { code, error } = await child.exited
  clearTimeout(timer)
  clearTimeout(quiet)
  signal?.removeEventListener('abort', stop)
  signal?.throwIfAborted()
  await drained(child)
  if (error) collect(error.message)
  return { ok: code === 0, code: code ?? null, timedOut, output }
}

/** Runs a command that must succeed; its output becomes part of the failure. @throws {Failure} */
export async function mustRun(sentence, command, args, options) {
  const result = await run(command, args, options)
  if (result.ok) return result
  if (saysDiskIsFull(result.output)) throw diskIsFull(root)
  throw new Failure(sentence, result.output)
}

// The last output may still be in the pipe; a stray grandchild may keep the pipe open.
async function drained(child) {
  const ends = [child.stdout, child.stderr]
    .filter((stream) => stream && !stream.readableEnded)
    .map((stream) => new Promise((resolve) => stream.once('close', resolve)))
  await Promise.race([Promise.all(ends), sleep(500, undefined, { ref: false })])
}
