import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../scripts/lib/failure.mjs'
import { freePort } from '../scripts/lib/ports.mjs'
import { endGroup, spawnGroup } from '../scripts/lib/processes.mjs'

/**
 * Starts a server for comparison, and waits for its first response.
 * @param {(port: number) => { args: string[], env: Record<string, string>, cwd: string }} how
 * @returns {Promise<{ origin: string, server: { pid: number } }>}
 */
export async function serve(life, how) {
  const port = await freePort()
  const { args, ...options } = how(port)
  const child = spawnGroup(process.execPath, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  life.onClose(() => endGroup(child))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-4_000)))
  const origin = `http://localhost:${port}`
  while (!(await answers(origin))) {
    life.signal.throwIfAborted()
    if (child.exitCode !== null) throw new Failure(`${args.join(' ')} did not start.`, said)
    await sleep(100)
  }
  return { origin, server: child }
}

const answers = (origin) =>
  fetch(origin).then(
    () => true,
    () => false,
  )
