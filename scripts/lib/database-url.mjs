import { readAddress } from '../../lib/database/read-address.mjs'
import { Failure } from './failure.mjs'

/**
 * Refuses an invalid PostgreSQL URL. The value is never printed, because it contains a password.
 * @throws {Failure}
 */
export function checkDatabaseUrl(value, name = 'DATABASE_URL') {
  try {
    readAddress(value)
  } catch (error) {
    throw new Failure(`${name} ${error.message}.`)
  }
}

/** @returns {string} the URL for display: user, host and database, without the password */
export function withoutPassword(value) {
  const { host, port, user, database } = readAddress(value).config
  const place = host.startsWith('/') ? `${host} (socket) ` : `${host}:${port}/`
  return `postgresql://${user ? `${user}@` : ''}${place}${database}`
}

/** @returns {string} the text with a URL's password hidden, both as written and decoded */
export function hidePassword(text, value) {
  const [, written] = /^\w+:\/\/[^:@]*:([^]*)@/.exec(value) ?? []
  const passwords = [written, decoded(written), passwordOf(value)].filter(Boolean)
  return passwords.reduce((hidden, password) => hidden.replaceAll(password, '***'), text)
}

function decoded(text) {
  try {
    return text && decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function passwordOf(value) {
  try {
    return readAddress(value).config.password
  } catch {
    return undefined
  }
}
