import fs from 'node:fs'
import path from 'node:path'
import { readAddress } from '../../lib/database/read-address.mjs'
import { hidePassword } from './database-url.mjs'
import { diskIsFull, Failure, saysDiskIsFull } from './failure.mjs'
import { fingerprint } from './fingerprint.mjs'
import { core, root } from './root.mjs'
import { mustRun, run } from './run.mjs'

const cli = path.join(root, 'node_modules/prisma/build/index.js')
const generated = path.join(core, 'lib/generated/prisma')
const migrations = path.join(root, 'prisma/migrations')

/** The files of the Prisma schema: the core's, and one for each resource. */
export const schemaFiles = () =>
  fs
    .readdirSync(path.join(root, 'prisma'))
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => `prisma/${name}`)

/** Runs a Prisma command. Update notices are off because their host may be unreachable. */
export const prisma = (args, { env, ...options } = {}) =>
  run(process.execPath, [cli, ...args], { ...options, env: prismaEnv(env) })

const prismaEnv = (env) => ({
  ...process.env,
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  ...env,
})

/** Generates the Prisma client unless it matches the schema. @throws {Failure} */
export async function generateClient({ progress, signal }) {
  const stamp = path.join(generated, 'fingerprint')
  const schema = fingerprint(root, [...schemaFiles(), 'prisma.config.ts', 'package-lock.json'])
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === schema) return
  await progress.step('Generating the Prisma client', async () => {
    const sentence = 'Prisma could not generate its client: see above.'
    const env = prismaEnv()
    await mustRun(sentence, process.execPath, [cli, 'generate'], { signal, env })
    fs.writeFileSync(stamp, schema)
  })
}

/** For Prisma's commands, for which prisma.config.ts uses DIRECT_URL if it is set. */
export const addresses = (url, directUrl) => ({ DATABASE_URL: url, DIRECT_URL: directUrl ?? '' })

/**
 * Applies the migrations that the database lacks, optionally from another folder, and prepares
 * row-level security, which the app does without if that is not possible.
 * @throws {Failure}
 */
export async function migrate(work) {
  await applyMigrations(work)
  const why = await withPool(work.directUrl ?? work.url, secureRows)
  if (why) work.progress.say(`Row-level security is not used: ${why} (docs/operations.md).`)
}

async function applyMigrations({ progress, signal, url, directUrl, checked, folder, settings }) {
  const { waiting, unfinished, isDirect } = await pendingMigrations(directUrl ?? url, folder)
  if (waiting.length === 0) return
  await checked
  // Migrations hold a lock in their session, and a pooler shares sessions.
  if (!isDirect && !directUrl)
    throw new Failure(
      'DATABASE_URL leads through a connection pooler, and migrations need a session of their own: ' +
        'set DIRECT_URL to the address of the database itself.',
    )
  await progress.step(`Migrating the database (${waiting.length})`, async () => {
    const env = { ...addresses(url, directUrl), GUILDHALL_MIGRATIONS: folder ?? '' }
    // PostgreSQL has undone them. The embedded database runs only for its commands, so nobody else
    // could tell Prisma so.
    for (const name of settings?.embedded ? unfinished : [])
      await prisma(['migrate', 'resolve', '--rolled-back', name], { signal, env })
    const result = await prisma(['migrate', 'deploy'], { signal, env })
    if (result.ok) return
    if (saysDiskIsFull(result.output)) throw diskIsFull('the database')
    throw new Failure(
      settings?.embedded
        ? 'A migration could not be applied: see above. Correct it, and run the command again.'
        : 'A migration could not be applied: see above, and docs for "prisma migrate resolve".',
      hidePassword(result.output, directUrl ?? url),
    )
  })
}

/** @returns {string[]} the names of all migrations in the project, oldest first */
export function migrationNames(folder = migrations) {
  if (!fs.existsSync(folder)) return []
  const isMigration = (name) => fs.existsSync(path.join(folder, name, 'migration.sql'))
  return fs.readdirSync(folder).filter(isMigration).sort()
}

async function pendingMigrations(url, folder) {
  const { applied, ...rest } = await appliedMigrations(url)
  return { waiting: migrationNames(folder).filter((name) => !applied.has(name)), ...rest }
}

/**
 * The names of the migrations applied to a database, and of those that failed or were interrupted. Prisma
 * takes a second or two to list them; its table has them within a millisecond.
 */
export const appliedMigrations = (url) =>
  withPool(url, async (pool) => {
    try {
      const { rows } = await pool.query(
        'SELECT migration_name AS name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
      )
      const applied = new Set(rows.filter((row) => row.finished_at).map(({ name }) => name))
      const unfinished = rows.filter((row) => !row.finished_at).map(({ name }) => name)
      return { applied, unfinished, isDirect: pool.isDirect }
    } catch (error) {
      if (error.code !== '42P01') throw error
      return { applied: new Set(), unfinished: [], isDirect: pool.isDirect } // nothing was ever applied
    }
  })

/** Runs work on a connection of its own, and closes that. */
export async function withPool(url, work) {
  const { openPool } = await import('../../lib/database/open-pool.mjs')
  const pool = openPool(readAddress(url), { max: 1 })
  pool.on('error', () => {})
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}

/** Prisma's migrations are compared with its schema, which knows neither roles nor policies. */
async function secureRows(pool) {
  const { secureRows: secure } = await import('../../lib/database/row-security.mjs')
  return secure(pool)
}
