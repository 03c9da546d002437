import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claim, holderOf } from './claim.mjs'
import { identify } from './process-identity.mjs'

let folder, file
const refusal = (holder) => new Error(`held by ${holder.pid}`)
const take = (about = {}) => claim(file, about, refusal)
const leave = (record) => fs.writeFileSync(file, JSON.stringify(record))

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'claim-'))
  file = path.join(folder, 'running.json')
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

test('is refused while its holder is running, and free afterwards', () => {
  const held = take({ address: 'http://acme.test' })
  expect(() => take()).toThrow(`held by ${process.pid}`)
  expect(holderOf(file)).toMatchObject({ pid: process.pid, address: 'http://acme.test' })
  held.release()
  expect(take().left).toBeUndefined()
})

test('is taken over from a dead holder, with what it left running', async () => {
  const child = spawn('sleep', ['60'])
  await once(child, 'spawn')
  leave({ ...identify(child.pid), processes: [{ pid: 1234567 }] })
  expect(() => take()).toThrow('held by')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(take().left.processes).toEqual([{ pid: 1234567 }])
})

test('is not held by another process that got the dead holder’s id', () => {
  leave({ pid: process.pid, started: 'long ago' })
  expect(take().left.started).toBe('long ago')
})

test('survives a partially written file', () => {
  fs.writeFileSync(file, '{"pid":')
  expect(take().left).toBeUndefined()
})

test('tells others what its holder added, and leaves no other file behind', () => {
  take({ command: 'npm start' }).update({ stopping: true })
  expect(holderOf(file)).toMatchObject({ command: 'npm start', stopping: true })
  expect(fs.readdirSync(folder)).toEqual(['running.json'])
})
