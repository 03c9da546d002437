import fs from 'node:fs'
import path from 'node:path'
import { dataFiles, takeDataFolder } from './data-folder.mjs'
import { freshPostgres } from './postgres.mjs'
import { buildEnv, testFolder } from './test-env.mjs'

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
  fs.writeFileSync(
    path.join(testFolder, path.basename(buildEnv.GUILDHALL_TSCONFIG)),
    JSON.stringify(config),
  )
}
