import path from 'node:path'
import { buildApp } from '../scripts/lib/build.mjs'
import { dataFiles, holdDataFolder, takeDataFolder } from '../scripts/lib/data-folder.mjs'
import { openDatabase } from '../scripts/lib/database.mjs'
import { installPackages } from '../scripts/lib/install.mjs'
import { live } from '../scripts/lib/life.mjs'
import { freePort } from '../scripts/lib/ports.mjs'
import { freshPostgres } from '../scripts/lib/postgres.mjs'
import { generateClient, migrate } from '../scripts/lib/prisma.mjs'
import { createProgress } from '../scripts/lib/progress.mjs'
import { root } from '../scripts/lib/root.mjs'
import { readSettings } from '../scripts/lib/settings.mjs'
import { buildEnv, cleanEnv, testFolder } from '../scripts/lib/test-env.mjs'
import { writeTsconfig } from '../scripts/lib/test-folder.mjs'
import { readOptions } from './options.mjs'

const command = 'npm run bench'

/** The folder of the bench's own data and results. */
const benchFolder = path.join(root, '.bench')

/** From nothing to the table: build, database, seed, server, figures. Takes about eight minutes. */
export const runBench = (args) =>
  live(async (life) => {
    const options = readOptions(args)
    const settings = await ownSettings()
    const progress = createProgress()
    const work = { progress, signal: life.signal }

    const tests = await takeDataFolder(testFolder, { command })
    life.onClose(tests.release)
    await holdDataFolder(life, settings, { command })
    await installPackages(work)
    await generateClient(work)
    writeTsconfig()
    await buildApp({ ...work, buildDir: settings.buildDir, env: buildEnv })

    await freshPostgres(dataFiles(settings.dataDir).postgres)
    const { url, exited } = await openDatabase(life, settings, progress)
    await migrate({ ...work, url })
    const { measure } = await import('./measure.mjs') // needs the packages
    const bench = { ...work, life, options, settings, url, folder: benchFolder }
    const postgres = { name: 'PostgreSQL', exited }
    await Promise.race([measure(bench), life.untilEnd([postgres])])
  })

// No setting of the developer's changes the figures: neither from the shell nor from an .env file.
async function ownSettings() {
  Object.assign(process.env, cleanEnv(), buildEnv, {
    GUILDHALL_DATA: '.bench/data',
    PORT: String(await freePort()),
    SEED_DEMO: '0',
  })
  return readSettings()
}
