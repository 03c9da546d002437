import { Failure } from './failure.mjs'

const shape = 'postgresql://user:password@host:5432/database'

/**
 * Refuses what cannot be the address of a PostgreSQL database. The value is never printed: it
 * holds a password.
 * @throws {Failure}
 */
export function checkDatabaseUrl(value) {
  if (!/^postgres(ql)?:\/\//.test(value))
    throw new Failure(`DATABASE_URL is not the address of a PostgreSQL database: write ${shape}.`)
  if (!readable(value))
    throw new Failure(
      `DATABASE_URL cannot be read: write ${shape}, with the password's special characters ` +
        'percent-encoded (@ as %40, / as %2F, # as %23).',
    )
}

function readable(value) {
  try {
    const url = new URL(value)
    return Boolean(decodeURIComponent(url.password) || true) && !url.hash
  } catch {
    return false
  }
}

/** @returns {string} the address as it may be shown: user, host and database, no password */
export function withoutPassword(value) {
  const url = new URL(value)
  const user = url.username ? `${url.username}@` : ''
  return `${url.protocol}//${user}${url.host}${url.pathname}`
}

/** @returns {string} a text in which the password of an address, as written or decoded, is hidden */
export function hidePassword(text, value) {
  const { password } = new URL(value)
  if (!password) return text
  return text.replaceAll(password, '***').replaceAll(decodeURIComponent(password), '***')
}
