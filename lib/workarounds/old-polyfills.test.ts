import fs from 'node:fs'
import next from 'next/package.json'
import { afterEach, expect, test } from 'vitest'

const { canParse } = URL
afterEach(() => Object.assign(URL, { canParse }))

test('a browser without URL.canParse gets it', async () => {
  Reflect.deleteProperty(URL, 'canParse')
  await import('./old-polyfills')
  expect(URL.canParse).not.toBe(canParse)
  expect(['https://acme.test', 'acme'].map((url) => URL.canParse(url))).toEqual([true, false])
  expect(URL.canParse('/orgs', 'https://acme.test')).toBe(true)
})

test('a newer Next may load fewer polyfills: remove lib/workarounds/old-polyfills if so', () => {
  expect(next.version).toBe('16.4.6')
  const added = fs.readFileSync('node_modules/next/dist/build/polyfills/polyfill-module.js', 'utf8')
  expect(added).toContain('trimStart')
  const loaded = fs.readFileSync('node_modules/next/dist/client/app-globals.js', 'utf8')
  expect(loaded).toContain('"../build/polyfills/polyfill-module"') // as in with-guildhall.mjs
})
