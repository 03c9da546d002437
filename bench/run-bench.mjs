import { parseArgs } from 'node:util'
import { Failure } from '../scripts/lib/failure.mjs'
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
import { buildEnv, cleanEnv, testFolder, writeTsconfig } from '../scripts/lib/test-folder.mjs'

const names = [
  ...['empty', 'rows', 'better-auth-invite', 'better-auth-accept'],
  ...['orgs', 'org', 'people-25', 'people-5000', 'people-100000', 'settings', 'activity'],
  ...['invite', 'accept', 'account', 'login', 'landing'],
]
// "org" matches only itself; "people" matches every size.
const select = (wanted) =>
  names.includes(wanted) ? [wanted] : names.filter((name) => name.startsWith(wanted))

const signedIn = names.slice(4, -2)

const soaked = ['orgs', 'org', 'people-25', 'invite', 'accept', 'account', 'login']
const usage = `Usage: npm run bench [-- --large] [-- --seconds 10] [-- --soak=5000 --connections 8] [-- --only ${names.join(',')}].`
/**
 * @returns {{ seconds: number, soak: number, connections: number, large: boolean, only: string[] }}
 *   soak: requests to each page at this many connections; 0 for none
 * @throws {Failure} with the usage
 */
export function readOptions(args) {
  const { seconds, soak, connections, large, only } = parse(args)
  if (!(seconds >= 1 && seconds <= 600)) throw new Failure(usage)
  if (!(soak === 0 || (soak >= 1_000 && soak <= 1_000_000))) throw new Failure(usage)
  if (!(connections >= 1 && connections <= 500)) throw new Failure(usage)
  const wanted = only.split(',').filter(Boolean)
  if (!wanted.every((name) => select(name).length > 0)) throw new Failure(usage)
  const all = soak > 0 ? soaked : large ? signedIn : names
  const targets = wanted.length > 0 ? [...new Set(wanted.flatMap(select))] : all
  return { seconds, soak, connections, large, only: targets }
}

function parse(args) {
  try {
    const { values } = parseArgs({
      args: args.map((arg) => (arg === '--soak' ? '--soak=5000' : arg)),
      options: {
        seconds: { type: 'string', default: '10' },
        soak: { type: 'string', default: '0' },
        connections: { type: 'string', default: '8' },
        only: { type: 'string', default: '' },
        large: { type: 'boolean', default: false },
      },
    })
    const { seconds, soak, connections, ...rest } = values
    return { seconds: +seconds, soak: +soak, connections: +connections, ...rest }
  } catch {
    throw new Failure(usage)
  }
}

const command = 'npm run bench'

/** The folder for the bench's own data and results. */
const benchFolder = path.join(root, '.bench')

/** Runs everything: build, database, seed, server, figures. Takes about eight minutes. */
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

// None of the developer's settings may affect the figures, from the shell or an .env file.
async function ownSettings() {
  Object.assign(process.env, cleanEnv(), buildEnv, {
    GUILDHALL_DATA: '.bench/data',
    PORT: String(await freePort()),
    SEED_DEMO: '0',
  })
  return readSettings()
}
