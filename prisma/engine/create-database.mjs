import pg from 'pg'

import { onDatabase, parseDatabaseUrl } from './database-url.mjs'
import { runOn } from './statements.mjs'

// The errors for an existing database, and for one that another deployment is creating at the same time.
const alreadyThere = ['42P04', '23505']

/** Creates the database named in a URL, from the server's `postgres` database. */
export const createDatabase = async (url) => {
  const database = parseDatabaseUrl(url)
  const name = pg.escapeIdentifier(database.config.database)
  await runOn(onDatabase(database, 'postgres'), `CREATE DATABASE ${name}`).catch((fault) => {
    if (!alreadyThere.includes(fault.cause?.originalCode)) throw fault
  })
}
