import path from 'node:path'
import { loadEnvFiles } from './env-files.mjs'
import { freePort } from './ports.mjs'
import { root } from './root.mjs'
import { settingNames } from './settings.mjs'

/** Everything that tests write is below this folder, beside a running Guildhall's .data and .next. */
export const testFolder = path.join(root, '.test')

/** The build that the browser tests look at, and its own idea of which generated types count. */
export const buildEnv = {
  GUILDHALL_BUILD_DIR: '.test/next',
  GUILDHALL_TSCONFIG: '.test/tsconfig.json',
}

/**
 * An environment in which no setting of the developer's is left, neither from the shell nor from
 * an .env file: blank counts as unset, and is still set as far as a reader of .env files can tell.
 */
export function cleanEnv() {
  const fromFiles = {}
  loadEnvFiles(fromFiles)
  const names = [...settingNames, ...Object.keys(fromFiles)]
  const blank = Object.fromEntries(names.map((name) => [name, '']))
  const env = { ...process.env, ...blank, NO_COLOR: '1' } // what is shown of a failure is a log
  delete env.FORCE_COLOR
  return env
}

/** @param {string | undefined} chromium */
export const browserTestEnv = async (chromium) => ({
  ...buildEnv,
  CHROMIUM_PATH: chromium ?? '',
  GUILDHALL_E2E_PORT: String(await freePort()),
  // A server whose Playwright was killed must not stay.
  GUILDHALL_ENDS_WITH_PARENT: '1',
})
