import { expect, test } from 'vitest'
import { nodeIsSupported } from './node-version.mjs'

test('accepts the Node versions that Prisma and Vite support', () => {
  for (const version of ['20.19.0', '20.20.2', '22.12.0', '23.1.0', '24.0.0', '26.1.0'])
    expect(nodeIsSupported(version), version).toBe(true)
})

test('refuses older ones, and the first releases of Node 22', () => {
  for (const version of ['12.22.0', '18.20.0', '20.18.3', '21.7.0', '22.11.0'])
    expect(nodeIsSupported(version), version).toBe(false)
})
