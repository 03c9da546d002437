import { randomUUID } from 'node:crypto'

import pg from 'pg'

import { emptySchema } from './empty-schema.mjs'
import { onDatabase, parseDatabaseUrl } from './database-url.mjs'
import { queryOn, runOn } from './statements.mjs'

/**
 * Opens the database in which the engine replays migrations: `{ database, clear }`. The engine empties
 * it first, so it must never be the main one. adapter-pg's own connectToShadowDb() is not used: given a
 * connection string it returns the main database, and it drops the shadow database while still
 * connected to it, which fails.
 */
export const openShadow = (main, url) => (url ? borrow(main, parseDatabaseUrl(url)) : create(main))

/** Creates a database next to the main one, dropped afterwards (FORCE needs PostgreSQL 13 or later). */
const create = async (main) => {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`
  await runOn(main, `CREATE DATABASE "${name}"`).catch((fault) => {
    throw refusal(
      'P3014',
      'Prisma Migrate could not create the shadow database. Allow the database user to create ' +
        'databases, or give the URL of an empty one in SHADOW_DATABASE_URL.\n\n' +
        `Original error: ${fault.message}`,
    )
  })
  return {
    database: onDatabase(main, name),
    clear: () => runOn(main, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  }
}

/** Uses SHADOW_DATABASE_URL if the user may not create databases: must be empty, and is left empty. */
const borrow = async (main, shadow) => {
  if (`${await identityOf(main)}` === `${await identityOf(shadow)}`) {
    throw refusal(
      'P3014',
      'SHADOW_DATABASE_URL is the main database. Name another one, which nobody needs.',
    )
  }
  const tables = await tablesOf(shadow)
  if (tables.length) {
    throw refusal(
      'P3026',
      `The shadow database \`${shadow.config.database}\` is not empty (it has ${tables[0]}). Prisma ` +
        'Migrate empties it: name one in SHADOW_DATABASE_URL that nobody needs, and empty it yourself.',
    )
  }
  const schemas = await schemasOf(shadow)
  return { database: shadow, clear: () => dropSchemasBut(schemas, shadow) }
}

const refusal = (code, message) => Object.assign(new Error(message), { code })

/** Identifies a database, however its URL is written: the server's start time and the row's id. */
const identityOf = (database) =>
  queryOn(
    database,
    `SELECT pg_postmaster_start_time()::text, oid::text FROM pg_database WHERE datname = current_database()`,
  )

const ours = `nspname !~ '^pg_' AND nspname <> 'information_schema'`

const tablesOf = async (database) =>
  (
    await queryOn(
      database,
      `SELECT nspname || '.' || relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
      WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ours}
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')`,
    )
  ).flat()

const schemasOf = async (database) =>
  (await queryOn(database, `SELECT nspname FROM pg_namespace WHERE ${ours}`)).flat()

const dropSchemasBut = async (before, shadow) => {
  const made = (await schemasOf(shadow)).filter((name) => !before.includes(name))
  const drops = made.map((name) => `DROP SCHEMA ${pg.escapeIdentifier(name)} CASCADE;`)
  const isLeft = before.includes(shadow.schema)
  await runOn(shadow, drops.join('') + (isLeft ? emptySchema(shadow.schema) : ''))
}
