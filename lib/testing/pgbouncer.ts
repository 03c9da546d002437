import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Whether PgBouncer is installed; Debian installs it outside the usual PATH. */
export const hasPgbouncer = (() => {
  try {
    return execFileSync('pgbouncer', ['--version'], { env: path() }).length > 0
  } catch {
    return false
  }
})()

function path() {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }
}

/**
 * Starts a PgBouncer with Debian's defaults, but in transaction mode, in front of a server.
 * @returns the URL through it, and how to stop it
 */
export async function startPgbouncer(address: string) {
  const server = new URL(address)
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-pgbouncer-'))
  const file = (name: string) => join(folder, name)
  const { username, password } = server
  writeFileSync(file('users'), `"${username}" "${decodeURIComponent(password)}"\n`)
  writeFileSync(
    file('ini'),
    `[databases]
* = host=${server.hostname} port=${server.port || 5432}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = md5
auth_file = ${file('users')}
pool_mode = transaction
default_pool_size = 4
`,
  )
  // It refuses to run as root.
  const nobody = 65534
  const isRoot = process.getuid?.() === 0
  for (const each of [folder, file('users'), file('ini')]) {
    chmodSync(each, 0o700)
    if (isRoot) chownSync(each, nobody, nobody)
  }
  const own = isRoot ? { uid: nobody, gid: nobody } : {}
  const child = spawn('pgbouncer', [file('ini')], { ...own, env: path(), stdio: 'pipe' })
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said += String(data)))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGINT')
    setTimeout(() => child.kill('SIGKILL'), 2_000).unref()
    await ended
    rmSync(folder, { recursive: true })
  }
  const pooled = Object.assign(new URL(address), { hostname: '127.0.0.1', port: String(port) }).href
  for (let tries = 0; !(await answers(pooled)); tries++) {
    if (tries < 100 && child.exitCode === null) {
      await sleep(50)
      continue
    }
    await stop()
    throw new Error(`PgBouncer does not answer: ${said}`)
  }
  return { url: pooled, stop }
}

async function answers(connectionString: string) {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function freePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
