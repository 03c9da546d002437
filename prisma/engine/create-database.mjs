import pg from 'pg'

import { onDatabase, parseDatabaseUrl } from './database-url.mjs'
import { runOn } from './statements.mjs'

// Said of a database that exists, and of one that another deployment is creating at this moment.
const alreadyThere = ['42P04', '23505']

/** Creates the database that a URL names, from the server's `postgres` database. */
export const createDatabase = async (url) => {
  const database = parseDatabaseUrl(url)
  const name = pg.escapeIdentifier(database.config.database)
  await runOn(onDatabase(database, 'postgres'), `CREATE DATABASE ${name}`).catch((fault) => {
    if (!alreadyThere.includes(fault.cause?.originalCode)) throw fault
  })
}
