import path from 'node:path'
import { root } from './root.mjs'

let loader

/**
 * Imports a TypeScript module of the project into this Node process, with the project's paths
 * (@/…), and with the marker that keeps server code out of the browser made harmless.
 * @param {string} file relative to the project
 * @returns {Promise<Record<string, unknown>>} what it exports
 */
export async function importTs(file) {
  loader ??= await createLoader()
  return loader.import(path.join(root, file))
}

async function createLoader() {
  const { createJiti } = await import('jiti')
  return createJiti(import.meta.url, {
    alias: {
      '@': root,
      'server-only': path.join(root, 'node_modules/server-only/empty.js'),
    },
    jsx: { runtime: 'automatic' },
  })
}
