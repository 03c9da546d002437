import { setTimeout as sleep } from 'node:timers/promises'
import { localSecret, dataFiles } from './data-folder.mjs'
import { Failure } from './failure.mjs'
import { inWords } from './life.mjs'
import { next, nextEnv } from './next.mjs'
import { endGroup, spawnGroup } from './processes.mjs'
import { root } from './root.mjs'

const longestStart = 120_000

/**
 * Starts Next, and waits until the app says that it is ready.
 * @param {'production' | 'development'} mode
 * @returns {Promise<{ pid: number, exited: Promise<object>, show: () => void }>} show lets its
 *   output through
 */
export async function startServer(life, mode, settings, url) {
  const production = mode === 'production'
  const child = spawnGroup(
    process.execPath,
    [next, production ? 'start' : 'dev', '-p', String(settings.port)],
    { cwd: root, env: serverEnv(mode, settings, url), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  life.onClose(() => endGroup(child, { hurry: life.hurry }))
  const output = holdBack(child)
  try {
    await untilReady(settings.port, child, life.signal)
  } catch (error) {
    if (error instanceof Failure) error.output = output.held()
    throw error
  }
  // Of what was held back, Next's banner is nothing to read; what went wrong is.
  return { pid: child.pid, exited: child.exited, show: () => output.release('stderr') }
}

/** Everything that lib/env.ts reads and a laptop need not set. */
function serverEnv(mode, settings, url) {
  return nextEnv(mode, {
    DATABASE_URL: url,
    AUTH_SECRET: process.env.AUTH_SECRET || localSecret(settings.dataDir),
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    PORT: String(settings.port),
    MAIL_DIR: dataFiles(settings.dataDir).mail,
    SEED_DEMO: settings.seedDemo,
    GUILDHALL_EMBEDDED: settings.embedded ? '1' : '',
  })
}

async function untilReady(port, child, signal) {
  let missing = 'any answer from it'
  let gone
  child.exited.then((how) => (gone = how))
  for (const end = Date.now() + longestStart; Date.now() < end; await sleep(100)) {
    signal.throwIfAborted()
    if (gone) throw new Failure(`The server did not start (${inWords(gone)}): see above.`)
    const answer = await ask(port, signal)
    if (answer?.ok) return
    if (answer) missing = await answer.text()
  }
  throw new Failure(`The server is not ready after ${longestStart / 1000} s; it lacks ${missing}.`)
}

async function ask(port, signal) {
  const timeout = AbortSignal.timeout(30_000) // in development the first answer is compiled
  try {
    return await fetch(`http://localhost:${port}/api/ready`, {
      signal: AbortSignal.any([signal, timeout]),
    })
  } catch {
    return undefined
  }
}

// Keeps what the server prints until it is known whether it starts.
function holdBack(child) {
  const held = []
  let open = false
  for (const name of ['stdout', 'stderr'])
    child[name].on('data', (data) => (open ? process[name].write(data) : held.push({ name, data })))
  const text = (list) => Buffer.concat(list.map(({ data }) => data)).toString()
  return {
    held: () => text(held),
    release(which) {
      open = true
      for (const { name, data } of held.splice(0)) if (which === name) process[name].write(data)
    },
  }
}
