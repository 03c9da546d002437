import fs from 'node:fs'
import path from 'node:path'
import { dataFiles, takeDataFolder } from './data-folder.mjs'
import { freshPostgres } from './postgres.mjs'
import { freePort } from './ports.mjs'
import { root } from './root.mjs'
import { settingNames, loadEnvFiles } from './settings.mjs'

/** Ends any process that still uses a data folder of the tests, and removes the folder. */
export async function emptyFolder(dataDir) {
  const held = await takeDataFolder(dataDir, { command: 'npm test' })
  await freshPostgres(dataFiles(dataDir).postgres)
  held.release()
  fs.rmSync(dataDir, { recursive: true, force: true })
}

/**
 * Writes the tsconfig.json of the test build: the project's, with only this build's generated types,
 * and with the tests' configuration.
 */
export function writeTsconfig() {
  fs.mkdirSync(testFolder, { recursive: true })
  const config = {
    extends: '../tsconfig.json',
    compilerOptions: {
      incremental: false,
      paths: { '@/guildhall.config': ['../lib/testing/guildhall.config.ts'], '@/*': ['../*'] },
    },
    include: ['../**/*.ts', '../**/*.tsx', 'next/types/**/*.ts'],
    exclude: ['../node_modules', '../.next', '../.data', '../.bench', 'e2e', 'unit'],
  }
  const file = path.join(testFolder, path.basename(buildEnv.GUILDHALL_TSCONFIG))
  const text = JSON.stringify(config)
  // Another process may be building, and would read a file that is half written.
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) fs.writeFileSync(file, text)
}

/** The folder for everything that tests write, separate from a running Guildhall's .data and .next. */
export const testFolder = path.join(root, '.test')

/** The build used by the browser tests, with its own tsconfig.json for the generated types. */
export const buildEnv = {
  GUILDHALL_BUILD_DIR: '.test/next',
  GUILDHALL_TSCONFIG: '.test/tsconfig.json',
}

/** For Next's `experimental`: half the work, for a build whose cache and code nobody reads. */
export const buildOnce =
  'turbopackFileSystemCacheForBuild: false, turbopackMinify: false, turbopackSourceMaps: false'

/**
 * Returns an environment without any of the developer's settings, from the shell or an .env file: blank
 * counts as unset, but as set for readers of .env files.
 */
export function cleanEnv() {
  const fromFiles = {}
  loadEnvFiles(fromFiles)
  const names = [...settingNames, ...Object.keys(fromFiles)]
  const blank = Object.fromEntries(names.map((name) => [name, '']))
  const env = { ...process.env, ...blank, NO_COLOR: '1' } // failures are shown as a log
  delete env.FORCE_COLOR
  return env
}

/** @param {string | undefined} chromium */
export const browserTestEnv = async (chromium) => ({
  ...buildEnv,
  CHROMIUM_PATH: chromium ?? '',
  GUILDHALL_E2E_PORT: String(await freePort()),
  // A server whose Playwright process was killed must exit.
  GUILDHALL_ENDS_WITH_PARENT: '1',
})
