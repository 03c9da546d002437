import pg from 'pg'

/** What takes longer is stuck, and must not hold a connection for good. Milliseconds, for PostgreSQL. */
const limits = {
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
}

const settings = (isLocal) =>
  Object.entries(limits).map(([name, value]) => `set_config('${name}', '${value}', ${isLocal})`)

/** The same limits for one transaction, where the connection itself cannot have them. */
export const limitTransaction = `SELECT ${settings(true).join(', ')}`

/**
 * The one way to open connections, for the app, its commands and the start check, so that what works
 * for one works for all.
 *
 * Time limits never go out as start-up parameters, which transaction poolers refuse (PgBouncer: 08P01)
 * or drop. On a connection to PostgreSQL itself they are set for the session. Behind a pooler the
 * session is everybody's: nothing is set there, `pool.isDirect` is false, and each transaction sets
 * its own (limitTransaction). A pooler is known by its key for cancelling, which names no process of
 * PostgreSQL's.
 * @param {import('./read-address.d.mts').DatabaseAddress} address
 */
export function openPool(
  { config, tls, ...address },
  { withLimits = true, onConnect, ...options } = {},
) {
  const attempts = tlsAttempts(tls, config.ssl)
  let isDirect = true

  class Client extends pg.Client {
    constructor(own) {
      const connectionTimeoutMillis = address.connectTimeout ?? 5_000
      // pg-pool hides the password from what spreads it.
      super({ ...own, password: own.password, ssl: attempts[0], connectionTimeoutMillis })
    }

    /** A statement that got no answer still occupies its connection: neither is used again. */
    query(...args) {
      const result = super.query(...args)
      if (typeof result?.catch === 'function')
        result.catch(({ message }) => message === 'Query read timeout' && void this.end())
      return result
    }
  }

  class Pool extends pg.Pool {
    connect(callback) {
      const connecting = super.connect().catch((error) => {
        if (!isAboutTls(error) || attempts.length === 1) throw error
        attempts.shift() // for good: the next connection does not ask again
        return super.connect()
      })
      if (!callback) return connecting
      connecting.then((client) => callback(undefined, client, client.release), callback)
    }

    get isDirect() {
      return isDirect
    }
  }

  return new Pool({
    ...config,
    Client,
    connectionTimeoutMillis: address.poolTimeout ?? 5_000,
    // Longer than what PostgreSQL itself permits: for an answer that never comes.
    query_timeout: address.queryTimeout ?? 11_000,
    keepAlive: true,
    ...options,
    onConnect: async (client) => {
      const isOurs = `pg_backend_pid() = ${client.processID}`
      const set = withLimits ? settings(false).join(', ') : '1'
      isDirect = (await client.query(`SELECT ${set} WHERE ${isOurs}`)).rowCount === 1
      await onConnect?.(client)
    },
  })
}

/** What to try for TLS, one after the other. */
function tlsAttempts(mode, ssl) {
  if (mode === 'prefer') return [ssl, false]
  if (mode === 'allow') return [false, ssl]
  return [ssl]
}

const isAboutTls = ({ code, message }) =>
  message === 'The server does not support SSL connections' ||
  (code === '28000' && /no encryption|SSL (off|on)/.test(message))
