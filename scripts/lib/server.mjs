import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { builtDeployment } from './build.mjs'
import { dataFiles } from './data-folder.mjs'
import { Failure } from './failure.mjs'
import { inWords } from './life.mjs'
import { next, core, root } from './root.mjs'
import { endGroup, spawnGroup } from './processes.mjs'
import { serverEnv } from './server-env.mjs'
import { buildFolder } from './settings.mjs'

const longestStart = 120_000

/** Runs the following program in as many processes as WEB_CONCURRENCY says. */
const serve = [path.join(core, 'scripts/lib/serve.mjs')]

/**
 * Starts Next, and waits until the app reports that it is ready.
 * @param {'production' | 'development'} mode
 * @returns {Promise<{ pid: number, exited: Promise<object>, show: () => void, open: (page: string) =>
 *   Promise<Response | undefined> }>} show prints its output
 */
export async function startServer(life, mode, settings, url) {
  const production = mode === 'production'
  // Emails contain links that open accounts: no other user of this machine should read them.
  fs.mkdirSync(dataFiles(settings.dataDir).mail, { recursive: true, mode: 0o700 })
  const env = serverEnv(mode, settings, url)
  if (production) env.NEXT_DEPLOYMENT_ID = builtDeployment(buildFolder(env)) ?? ''
  const child = spawnGroup(
    process.execPath,
    [
      ...(production ? serve : []),
      next,
      production ? 'start' : 'dev',
      '-p',
      String(settings.port),
      ...listenOn(settings),
    ],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  // It keeps responding for a while before it ends (lib/ops/stop-gently.ts).
  const grace = 10_000 + (settings.shutdownDelay ?? 1) * 1000
  life.onClose(() => endGroup(child, { grace, hurry: life.hurry }))
  const output = holdBack(child)
  try {
    await untilReady(mode, settings, child, life.signal)
  } catch (error) {
    if (error instanceof Failure) error.output = output.held()
    throw error
  }
  return {
    pid: child.pid,
    exited: child.exited,
    // Of the output held back, Next's banner is dropped; errors are shown.
    show: () => output.release('stderr'),
    open: (page) => ask(settings, life.signal, page),
  }
}

/** Next listens on all addresses by default. */
const listenOn = ({ host }) => (host ? ['-H', host] : [])

async function untilReady(mode, settings, child, signal) {
  let missing = 'any answer from it'
  let gone
  let wrongs = 0
  child.exited.then((how) => (gone = how))
  for (const end = Date.now() + longestStart; Date.now() < end; await sleep(25)) {
    signal.throwIfAborted()
    if (gone) throw new Failure(`The server did not start (${inWords(gone)}): see above.`)
    const answer = await ask(settings, signal)
    if (!answer) continue
    if (answer.ok) return
    if (answer.status === 503) {
      missing = await answer.text()
      if (/"maintenance"/.test(missing)) return // as its setting requires: no requests are admitted
    }
    // While someone writes code, a page that says what is wrong with it is what they want.
    else if (mode === 'development') return
    else if (++wrongs > 50) throw new Failure('The server answers with an error: see above.')
  }
  throw new Failure(`The server is not ready after ${longestStart / 1000} s; it lacks ${missing}.`)
}

async function ask({ host, port }, signal, page = '/api/ready') {
  // A server that listens on all addresses also listens on this one.
  const address = !host || ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}${page}`
  const timeout = AbortSignal.timeout(30_000) // in development the first response is compiled
  try {
    return await fetch(url, { signal: AbortSignal.any([signal, timeout]) })
  } catch {
    return undefined
  }
}

// Holds the server's output until it is known whether it starts.
function holdBack(child) {
  const held = []
  let open = false
  for (const name of ['stdout', 'stderr'])
    child[name].on('data', (data) => (open ? process[name].write(data) : held.push({ name, data })))
  const text = (list) => Buffer.concat(list.map(({ data }) => data)).toString()
  return {
    held: () => text(held).split('\n').slice(-40).join('\n'),
    release(which) {
      open = true
      for (const { name, data } of held.splice(0)) if (which === name) process[name].write(data)
    },
  }
}
