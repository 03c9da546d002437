import pg from 'pg'

import { readAddress } from '../../lib/database/read-address.mjs'

/**
 * Parses a database URL into separate fields: with a connection string, pg ignores `database`, and
 * statements for the shadow database would run on the main one.
 */
export const parseDatabaseUrl = (url) => {
  const address = addressOf(url)
  const { user, database } = new pg.Client(address.config)
  return { ...address, config: { ...address.config, user, database } }
}

const addressOf = (url) => {
  try {
    return readAddress(url ?? '')
  } catch (error) {
    throw Object.assign(new Error(`The database URL is not valid: it ${error.message}.`), {
      code: 'P1013',
    })
  }
}

/** The same server, user and settings with another database. */
export const onDatabase = ({ config, ...address }, database) => ({
  ...address,
  config: { ...config, database },
})
