import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from '../../lib/build.mjs'
import { claim } from '../../lib/claim.mjs'
import { report } from '../../lib/failure.mjs'
import { next, root } from '../../lib/root.mjs'
import { freePort } from '../../lib/ports.mjs'
import { buildEnv, cleanEnv, testFolder, writeTsconfig } from '../../lib/test-folder.mjs'

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

/** Returns the browser tests' build, building it unless it matches the sources. */
export async function builtApp() {
  writeTsconfig()
  const buildDir = join(testFolder, 'next')
  const quiet = { step: (_, task) => task() }
  const env = { ...cleanEnv(), ...buildEnv, NODE_ENV: 'production' }
  const { signal } = new AbortController()
  if (process.env.FUZZ_BUILT) return buildDir
  const turn = await turnToBuild()
  try {
    await buildApp({ progress: quiet, signal, buildDir, env })
  } catch (error) {
    report(error) // what Next printed; a test shows only the message
    throw error
  } finally {
    turn.release()
  }
  return buildDir
}

/**
 * Waits while the test files of other processes build. Next's own lock is not enough: it is taken after
 * buildApp has looked for a build, which another process may then have finished and started to serve.
 */
async function turnToBuild(until = Date.now() + 600_000) {
  const isTaken = new Error('The tests are being built by another process.')
  for (;;)
    try {
      return claim(join(testFolder, 'building.json'), {}, () => isTaken)
    } catch (error) {
      if (error !== isTaken || Date.now() > until) throw error
      await sleep(200)
    }
}

/** Returns the same build as if proxy.ts did not exist: a copy of this worker's own. */
export function withoutProxy(buildDir) {
  const copy = `${buildDir}-without-proxy-${process.env.VITEST_POOL_ID}`
  rmSync(copy, { recursive: true, force: true })
  cpSync(buildDir, copy, {
    recursive: true,
    filter: (path) => !path.startsWith(`${buildDir}/cache`),
  })
  const manifest = join(copy, 'server/functions-config-manifest.json')
  const { functions, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'))
  delete functions['/_middleware']
  writeFileSync(manifest, JSON.stringify({ ...rest, functions }))
  return copy
}

/**
 * Starts a production server on the test's database; in several processes if WEB_CONCURRENCY is set.
 * @param {string} buildDir
 * @param {Record<string, string>} [settings]
 */
export async function startServer(buildDir, { port, host, ...settings } = {}) {
  port ??= await freePort()
  const url = `http://${host?.includes(':') ? `[${host}]` : 'localhost'}:${port}`
  const serve = settings.WEB_CONCURRENCY ? [join(root, 'scripts/lib/serve.mjs')] : []
  const listenOn = ['-p', String(port), ...(host ? ['-H', host] : [])]
  const child = spawn(process.execPath, [...serve, next, 'start', ...listenOn], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...cleanEnv(),
      ...{
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        GUILDHALL_BUILD_DIR: relative(root, buildDir),
      },
      ...{ DATABASE_URL: process.env.DATABASE_URL, AUTH_SECRET: process.env.AUTH_SECRET },
      ...{ APP_URL: url, NEXTAUTH_URL: url, PORT: String(port), MAIL: 'mailbox' },
      ...{ MAIL_DIR: process.env.MAIL_DIR, CRON_SECRET: 'the secret of the fuzz' },
      ...{ GUILDHALL_TSCONFIG: buildEnv.GUILDHALL_TSCONFIG, ...settings },
    },
  })
  let said = ''
  let all = ''
  child.stderr.on('data', (data) => (said += data))
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (all += String(data)))
  await untilReady(url, child, () => said)
  said = '' // what Next says of this machine at startup
  return {
    url,
    /** Returns all of its output. */
    said: () => all,
    /** Returns the errors logged since the last call. */
    logged() {
      const last = said
      said = ''
      return last
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

async function untilReady(url, child, said) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`The server did not start: ${said()}`)
    const answer = await fetch(`${url}/api/health`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error(`The server is not ready: ${said()}`)
}
