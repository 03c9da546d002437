import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startOf } from './process-identity.mjs'
import { run } from './run.mjs'

const shell = (script, options) => run('sh', ['-c', script], options)
const isGone = async (pid) => {
  for (let i = 0; i < 100 && startOf(pid); i++) await sleep(20)
  return !startOf(pid)
}

test("collects a command's output and exit code", async () => {
  const result = await shell('echo out; echo err >&2; exit 3')
  expect(result).toMatchObject({ ok: false, code: 3, timedOut: false })
  expect(result.output).toMatch(/out/)
  expect(result.output).toMatch(/err/)
  expect(await run('no-such-program', [])).toMatchObject({ ok: false, code: null })
})

test('ends a command that takes too long, with all its children', async () => {
  const { output, timedOut } = await shell('sleep 60 & echo $!; wait', { timeout: 300 })
  expect(timedOut).toBe(true)
  expect(await isGone(Number(output))).toBe(true)
})

test('ends a command that is silent too long, but not one that keeps printing', async () => {
  expect(await shell('echo a; sleep 60', { silence: 300 })).toMatchObject({ timedOut: true })
  const talk = 'for i in 1 2 3 4 5 6; do echo $i; sleep 0.1; done'
  expect(await shell(talk, { silence: 400 })).toMatchObject({ ok: true })
})

test('leaves no background process of a command behind', async () => {
  const { output } = await shell('sleep 60 >/dev/null 2>&1 & echo $!')
  expect(await isGone(Number(output))).toBe(true)
})

test('ends when its signal is aborted', async () => {
  const life = new AbortController()
  const running = shell('sleep 60', { signal: life.signal })
  life.abort(new Error('Ctrl-C'))
  await expect(running).rejects.toThrow('Ctrl-C')
})
