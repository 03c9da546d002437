import { holdDataFolder, runningDatabaseUrl } from './data-folder.mjs'
import { openDatabase } from './database.mjs'
import { afterMigrations } from './db-addresses.mjs'
import { Failure } from './failure.mjs'
import { installPackages } from './install.mjs'
import { live } from './life.mjs'
import { addresses, generateClient, migrate, prisma } from './prisma.mjs'
import { createProgress } from './progress.mjs'
import { readSettings, loadEnvFiles } from './settings.mjs'
import { importTs, withProject } from './run-ts.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { hidePassword } from './database-url.mjs'
import { migrationStamp } from './generated-files.mjs'
import { root } from './root.mjs'

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

/**
 * Writes a migration for schema changes, and applies it. Does not use "prisma migrate dev", which
 * refuses to work without a terminal if there is a warning. With --draft the migration is only written,
 * so that what Prisma cannot express can be added by hand; npm run db:migrate then applies it.
 */
async function createMigration({ args, ...work }) {
  const name = requireName(args)
  const sql = await work.progress.step('Comparing migrations and schema', () => difference(work))
  if (/^(\s*--.*)?\s*$/.test(sql))
    throw new Failure(
      'The migrations already say all that the schema in prisma/ says: none was written.',
    )

  const folder = path.join('prisma/migrations', `${migrationStamp()}_${name}`)
  fs.mkdirSync(path.join(root, folder), { recursive: true })
  fs.writeFileSync(path.join(root, folder, 'migration.sql'), sql)
  work.progress.say(`Written: ${folder}/migration.sql`)
  if (args.includes('--draft'))
    return work.progress.say('Add to it what is missing, then apply it: npm run db:migrate.')
  await migrate(work)
  await generateClient(work)
}

/** @returns {string} the name, valid for a folder. @throws {Failure} if there is none */
function requireName(args) {
  const words = args
    .filter((word) => word !== '--draft')
    .join(' ')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  if (words) return words.join('_')
  throw new Failure('A migration needs a name, as in npm run db:migration add_member_title.')
}

async function difference({ url, directUrl, signal }) {
  const args = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma']
  const draft = path.join(root, 'node_modules/.cache', `migration-${process.pid}.sql`)
  fs.mkdirSync(path.dirname(draft), { recursive: true })
  try {
    const result = await prisma(['migrate', 'diff', ...args, '--script', '--output', draft], {
      signal,
      env: addresses(url, directUrl),
    })
    if (result.ok) return fs.readFileSync(draft, 'utf8')
    throw new Failure(
      'Prisma could not compare them: see above.',
      hidePassword(result.output, directUrl ?? url),
    )
  } finally {
    fs.rmSync(draft, { force: true })
  }
}
