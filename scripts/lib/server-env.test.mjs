import { execFileSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { serverEnv } from './server-env.mjs'

test.each([
  [undefined, 960],
  ['--max-old-space-size=2000', 2000],
])('with NODE_OPTIONS %s a server’s heap is limited to %i MB', (options, megabytes) => {
  vi.stubEnv('NODE_OPTIONS', options)
  vi.stubEnv('AUTH_SECRET', 'x')
  const { NODE_OPTIONS } = serverEnv('production', { dataDir: '.', port: 1 }, '')
  const limit = 'v8.getHeapStatistics().heap_size_limit / 2 ** 20'
  const env = { ...process.env, NODE_OPTIONS }
  const said = Number(execFileSync(process.execPath, ['-p', limit], { env, encoding: 'utf8' }))
  // V8 adds space for young objects.
  expect(said - megabytes).toBeGreaterThanOrEqual(0)
  expect(said - megabytes).toBeLessThan(64)
  vi.unstubAllEnvs()
})
