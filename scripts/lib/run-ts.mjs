import path from 'node:path'
import { localSecret } from './data-folder.mjs'
import { Failure } from './failure.mjs'
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

/**
 * Runs the project's code in this process, on a command's database.
 * @throws {Failure} if a setting is invalid
 */
export async function withProject({ url, settings }, work) {
  // lib/env.ts reads them on first use.
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: process.env.AUTH_SECRET || localSecret(settings.dataDir),
    APP_URL: settings.appUrl,
    GUILDHALL_EMBEDDED: settings.embedded ? '1' : '',
  })
  const { env } = await importTs('lib/env.ts')
  try {
    void env.DATABASE_URL // the first one reads all settings
  } catch (error) {
    throw new Failure(error.message)
  }
  const { disconnect } = await importTs('lib/db.ts')
  return work().finally(disconnect)
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
