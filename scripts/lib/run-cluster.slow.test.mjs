import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from './ports.mjs'
import { root } from './root.mjs'

// Like Next's server: finishes its requests on SIGTERM. Responds with its process id.
const program = `
const http = require('node:http')
let isTimed = false
process.on('message', (message) => message === 'timed-work' && (isTimed = true))
const server = http.createServer(async ({ url }, response) => {
  if (url === '/slow') await new Promise((done) => setTimeout(done, 1500))
  response.setHeader('Connection', 'close')
  response.end(JSON.stringify({ pid: process.pid, isTimed, share: process.env.WEB_CONCURRENCY }))
})
process.on('SIGTERM', () => server.close(() => process.exit(143)))
if (process.argv[2] === 'broken') throw new Error('a setting is wrong')
server.listen(process.argv[2], '127.0.0.1', () => process.send?.('started'))
`

let folder
let child
let url
let said
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-cluster-'))))
afterEach(() => {
  child.kill('SIGKILL')
  fs.rmSync(folder, { recursive: true })
})

async function start(processes, argument) {
  const file = path.join(folder, 'server.cjs')
  fs.writeFileSync(file, program)
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  said = ''
  child = spawn(
    process.execPath,
    [path.join(root, 'scripts/lib/serve.mjs'), file, String(argument ?? port)],
    { env: { ...process.env, WEB_CONCURRENCY: String(processes) } },
  )
  child.exited = once(child, 'exit')
  child.stderr.on('data', (data) => (said += data))
}

const ask = async (where = '/') => (await fetch(url + where)).json()

/** Sends requests until the responses, one per process, are as expected. */
async function askUntil(isWanted) {
  const seen = new Map()
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(20)) {
    const answer = await ask().catch(() => undefined)
    if (answer) seen.set(answer.pid, answer)
    if (isWanted([...seen.values()])) return [...seen.values()]
  }
  throw new Error(`Not seen: ${JSON.stringify([...seen.values()])}`)
}

const hasTimed = (all) => all.filter(({ isTimed }) => isTimed).length === 1

test('two processes serve one port, and one of them does scheduled work', async () => {
  await start(2)
  const all = await askUntil((seen) => seen.length === 2 && hasTimed(seen))
  expect(all.map(({ share }) => share)).toEqual(['2', '2'])
  expect(all.map(({ pid }) => pid)).not.toContain(child.pid)
})

test('a killed process is replaced, requests continue, and another one does scheduled work', async () => {
  await start(2)
  const before = await askUntil((seen) => seen.length === 2 && hasTimed(seen))
  const gone = before.find(({ isTimed }) => isTimed).pid
  process.kill(gone, 'SIGKILL')
  await sleep(50)
  expect((await ask()).pid).not.toBe(gone)
  const after = await askUntil((seen) => seen.length === 2 && hasTimed(seen))
  expect(after.map(({ pid }) => pid)).not.toContain(gone)
  expect(said).toContain(`Server process ${gone} ended (SIGKILL)`)
})

test('on SIGTERM current requests are completed, then all processes end', async () => {
  await start(2)
  const { length } = await askUntil((seen) => seen.length === 2)
  const slow = Array.from({ length }, () => ask('/slow'))
  await sleep(200)
  child.kill('SIGTERM')
  expect(new Set((await Promise.all(slow)).map(({ pid }) => pid)).size).toBe(2)
  expect(await child.exited).toEqual([143, null])
  await expect(ask()).rejects.toThrow()
})

test('a process that cannot start fails the start with its message', async () => {
  await start(2, 'broken')
  expect(await child.exited).toEqual([1, null])
  expect(said).toContain('a setting is wrong')
})

test('a single process is the one that was started', async () => {
  await start(1)
  expect(await askUntil((seen) => seen.length === 1)).toMatchObject([{ pid: child.pid }])
})
