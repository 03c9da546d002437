import path from 'node:path'
import { core, root } from './root.mjs'

let loader

/**
 * Imports a TypeScript module of the project into this Node process, with the project's paths (@/…, in
 * an app @guildhall/…), and with the `server-only` marker disabled.
 * @param {string} file relative to Guildhall's folder
 * @returns {Promise<Record<string, unknown>>} its exports
 */
export async function importTs(file) {
  loader ??= await createLoader()
  return loader.import(path.join(core, file))
}

async function createLoader() {
  const { createJiti } = await import('jiti')
  return createJiti(import.meta.url, {
    alias: {
      '@': core,
      '@guildhall': core,
      'server-only': path.join(root, 'node_modules/server-only/empty.js'),
    },
    jsx: { runtime: 'automatic' },
  })
}
