import { createRequire } from 'node:module'

import pg from 'pg'

// pg's own parser, so that the application's pool and the engine read an address alike.
const { parseIntoClientConfig } = createRequire(createRequire(import.meta.url).resolve('pg'))(
  'pg-connection-string',
)

// Prisma's default. pg would wait for as long as the operating system does, two minutes or more.
const CONNECT_TIMEOUT_SECONDS = 5

/**
 * A database address as single fields, never as a connection string: pg lets a connection string
 * win over `database`, and what is meant for the shadow database would run on the main one.
 */
export const parseDatabaseUrl = (url) => {
  const { schema, connect_timeout, ...config } = fieldsOf(url)
  const seconds = Number(connect_timeout ?? CONNECT_TIMEOUT_SECONDS)
  const { host, port, user, database } = new pg.Client(config)
  return {
    schema: schema || 'public',
    config: { ...config, host, port, user, database, connectionTimeoutMillis: seconds * 1000 },
  }
}

const fieldsOf = (url) => {
  if (!/^postgres(ql)?:\/\//.test(url ?? ''))
    throw invalid('it must start with `postgresql://` or `postgres://`.')
  try {
    return parseIntoClientConfig(url)
  } catch (error) {
    throw invalid(error.message)
  }
}

const invalid = (why) =>
  Object.assign(new Error(`The database URL is not valid: ${why}`), { code: 'P1013' })

/** The same server, user and settings, another database. */
export const onDatabase = ({ schema, config }, database) => ({
  schema,
  config: { ...config, database },
})
