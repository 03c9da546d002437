import { readAddress } from '../../lib/database/read-address.mjs'
import { hidePassword, withoutPassword } from './database-url.mjs'
import { Failure } from './failure.mjs'

const oldest = 14

/**
 * Connects to a database in the same way as the app. @throws {Failure} in one sentence, without its
 * password
 */
export async function requireDatabase(url, name = 'DATABASE_URL') {
  const { openPool } = await import('../../lib/database/open-pool.mjs')
  const address = readAddress(url)
  const pool = openPool(address, { max: 1 })
  pool.on('error', () => {}) // a connection lost later is reported by the server
  try {
    const { rows } = await pool.query(
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_user AS "user",
         current_database() AS database, current_schemas(false)::text[] AS schemas`,
    )
    const [{ major, user, database, schemas }] = rows
    if (major < oldest)
      throw new Failure(`${name} leads to PostgreSQL ${major}: Guildhall needs ${oldest} or later.`)
    if (address.schema !== 'public' && schemas.includes('public'))
      throw new Failure(
        `${name} has schema=${address.schema}, which this user's search path must begin with: run ` +
          `ALTER ROLE "${user}" IN DATABASE "${database}" SET search_path = "${address.schema}".`,
      )
  } catch (error) {
    throw error instanceof Failure ? error : inOneSentence(error, url, name)
  } finally {
    await pool.end().catch(() => {})
  }
}

function inOneSentence(error, url, name) {
  const where = withoutPassword(url)
  const first = error.errors?.[0] ?? error // a host with several addresses fails several times
  const reason = {
    ENOENT: 'there is no socket of PostgreSQL’s in that folder',
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
  const detail = aboutTls(first) ?? reason ?? hidePassword(first.message, url)
  return new Failure(`The database of ${name}, ${where}, cannot be used: ${detail}.`)
}

const aboutTls = ({ code = '', message }) => {
  if (code === '28000' && message.includes('no encryption'))
    return 'it does not let this user in without TLS, so its address needs sslmode=require'
  if (message === 'The server does not support SSL connections')
    return 'it does not offer TLS, so its address needs sslmode=disable or sslmode=prefer'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'its certificate is for another host name, which sslmode=verify-ca would accept'
  if (/CERT|ISSUER|SELF_SIGNED|UNABLE_TO/.test(code))
    return (
      'its certificate is signed by no known authority: name the file of the authority’s ' +
      'certificate in sslrootcert, or use sslmode=require without one to encrypt unverified'
    )
}
