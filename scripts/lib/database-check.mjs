import { hidePassword, withoutPassword } from './database-url.mjs'
import { Failure } from './failure.mjs'

const oldest = 14

/** Tries the database of DATABASE_URL. @throws {Failure} in one sentence, without its password */
export async function requireDatabase(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // a connection lost later is told by the server
  try {
    await client.connect()
    const { rows } = await client.query('SHOW server_version_num')
    const major = Math.floor(rows[0].server_version_num / 10_000)
    if (major < oldest)
      throw new Failure(
        `DATABASE_URL leads to PostgreSQL ${major}: Guildhall needs ${oldest} or later.`,
      )
  } catch (error) {
    throw error instanceof Failure ? error : inOneSentence(error, url)
  } finally {
    await client.end().catch(() => {})
  }
}

function inOneSentence(error, url) {
  const where = withoutPassword(url)
  const first = error.errors?.[0] ?? error // a host with several addresses fails several times
  const reason = {
    ENOTFOUND: 'its host has no address',
    EAI_AGAIN: 'its host has no address now',
    ECONNREFUSED: 'nothing listens there',
    EHOSTUNREACH: 'its host cannot be reached',
    ENETUNREACH: 'its host cannot be reached',
    ETIMEDOUT: 'its host does not answer',
    '28P01': 'it does not accept the user and password',
    28000: 'it does not let this user in',
    '3D000': 'it has no database of that name',
    53300: 'it has no connection left',
  }[first.code]
  const detail = reason ?? hidePassword(first.message, url)
  return new Failure(`The database of DATABASE_URL, ${where}, cannot be used: ${detail}.`)
}
