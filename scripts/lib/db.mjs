import { holdDataFolder, runningDatabaseUrl } from './data-folder.mjs'
import { openDatabase } from './database.mjs'
import { afterMigrations } from './db-addresses.mjs'
import { createMigration, requireName } from './db-migration.mjs'
import { Failure } from './failure.mjs'
import { installPackages } from './install.mjs'
import { live } from './life.mjs'
import { addresses, generateClient, migrate, prisma } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { readSettings, loadEnvFiles } from './settings.mjs'
import { importTs, withProject } from './run-ts.mjs'

/** Seeds the demo people, with the same code as the server. No email is sent from here. */
const seed = (work) =>
  work.progress.step('Seeding the demo people', () =>
    withProject(work, async () => {
      const { seedDemo } = await importTs('prisma/seed.ts')
      await seedDemo()
    }),
  )

const commands = {
  migrate: afterMigrations,
  migration: createMigration,
  seed,
  studio: ({ url, directUrl, signal }) =>
    prisma(['studio'], { signal, show: true, env: addresses(url, directUrl) }),
}

/** npm run db:…: uses DATABASE_URL, the running embedded database, or one started for the command. */
export const runDb = ([name, ...args]) =>
  live(async (life) => {
    const command = commands[name]
    if (!Object.hasOwn(commands, name ?? ''))
      throw new Failure('Usage: npm run db:migrate | db:migration <name> | db:seed | db:studio.')
    if (name === 'migration') requireName(args)
    const work = await openWork(life, `npm run db:${name}`)
    await generateClient(work)
    await migrate(work)
    await command({ ...work, args })
  })

/**
 * What a command needs that works on the database: settings, progress and the addresses.
 * @param {string} command its name, for whoever finds the data folder held
 */
export async function openWork(life, command) {
  loadEnvFiles()
  const settings = readSettings()
  const work = { life, settings, progress: createProgress(), signal: life.signal }
  await installPackages(work)
  return { ...work, ...(await theDatabase(work, command)) }
}

/** The URLs of the database to use, which is started for this command if necessary. */
export async function theDatabase({ life, settings, progress }, command) {
  const running = settings.embedded && runningDatabaseUrl(settings.dataDir)
  if (running) return { url: running }
  if (settings.embedded) await holdDataFolder(life, settings, { command })
  return openDatabase(life, settings, progress)
}
