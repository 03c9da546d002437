import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { LimitedQuery } from './row-security.mjs'

export const { types } = pg

/** A suspended database drops its connections and takes 3 to 7 s to wake on the next one. */
const timeToWake = 8_000

/** Statements that take longer are stuck and must not hold a connection. Milliseconds. */
const limits = {
  statement_timeout: 10_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 15_000,
}

const settings = (isLocal) =>
  Object.entries(limits).map(([name, value]) => `set_config('${name}', '${value}', ${isLocal})`)

/** The same limits for one transaction, where they cannot be set on the connection. */
export const limitTime = `SELECT ${settings(true).join(', ')}`

/**
 * Opens all connections: for the app, its commands and the start check, so that an address that works
 * for one works for all.
 *
 * Time limits are never sent as startup parameters, which transaction poolers refuse (PgBouncer: 08P01)
 * or drop. On a direct connection to PostgreSQL they are set for the session. Behind a pooler the
 * session is shared: nothing is set on it, `pool.isDirect` is false, and each transaction sets its own
 * limits (limitTime). A pooler is detected by its cancellation key, which matches no PostgreSQL
 * process.
 *
 * If the database is suspended, all requests for a connection wait for it together, up to 8 s.
 * @param {import('./read-address.d.mts').DatabaseAddress} address
 */
export function openPool(
  { config, tls, ...address },
  {
    withLimits = true,
    onConnect,
    onCheckout = () => {},
    organizationNow = () => undefined,
    onRefused,
    ...options
  } = {},
) {
  const attempts = tlsAttempts(tls, config.ssl)
  let isDirect = false // until a connection shows otherwise
  let isAwake = false
  let mayAsk = false
  let waking
  let impatientUntil = 0

  class Client extends pg.Client {
    constructor(own) {
      const connectionTimeoutMillis = address.connectTimeout ?? 5_000
      // pg-pool makes the password non-enumerable, so that spreading omits it.
      super({ ...own, password: own.password, ssl: attempts[0], connectionTimeoutMillis })
    }

    /** While the database sleeps, only the one shared attempt may connect, to avoid a flood. */
    connect(callback) {
      if (!isAwake && !mayAsk)
        return void process.nextTick(callback, new Error('Connection terminated unexpectedly'))
      mayAsk = false
      super.connect((error) => {
        if (error) isAwake = false
        callback(error)
      })
    }

    /** A statement without a response still occupies its connection: close it rather than reuse it. */
    query(...args) {
      const result = super.query(...args)
      if (typeof result?.catch === 'function')
        result.catch(({ message }) => message === 'Query read timeout' && void this.end())
      return result
    }
  }

  class Pool extends pg.Pool {
    connect(callback) {
      const connecting = this.#connectAwake()
      if (!callback) return connecting.then((client) => (onCheckout(client), client))
      connecting.then((client) => callback(undefined, client, client.release), callback)
    }

    query(config, values, callback) {
      const organizationId = organizationNow()
      if (organizationId === undefined) return super.query(config, values, callback)
      const limit = { organizationId, isDirect, onRefused }
      return super.query(new LimitedQuery(config, values, limit), undefined, callback)
    }

    async #connectAwake() {
      try {
        if (!isAwake && this.idleCount === 0) await this.#wake()
        return await this.#connectOnce()
      } catch (error) {
        if (!isAsleep(error) || Date.now() < impatientUntil) throw error
        await this.#wake()
        return this.#connectOnce()
      }
    }

    /** One attempt on behalf of all that wait: many connections would not wake it faster. */
    #wake() {
      waking ??= this.#askUntilAwake().finally(() => (waking = undefined))
      return waking
    }

    async #askUntilAwake() {
      const until = Date.now() < impatientUntil ? 0 : Date.now() + timeToWake
      for (;;)
        try {
          mayAsk = true
          return (await this.#connectOnce()).release()
        } catch (error) {
          if (!isAsleep(error)) throw error
          if (Date.now() >= until) {
            impatientUntil = Date.now() + timeToWake // the next caller waits less
            throw error
          }
          await sleep(250)
        }
    }

    async #connectOnce() {
      try {
        return await super.connect()
      } catch (error) {
        if (!isAboutTls(error) || attempts.length === 1) throw error
        attempts.shift() // permanently: the next connection does not try it again
        mayAsk = true
        return super.connect()
      }
    }

    get isDirect() {
      return isDirect
    }
  }

  const pool = new Pool({
    ...config,
    Client,
    connectionTimeoutMillis: address.poolTimeout ?? 5_000,
    // Longer than PostgreSQL's own limit, for responses that never arrive.
    query_timeout: address.queryTimeout ?? 11_000,
    // NAT devices drop idle connections silently.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...options,
    onConnect: async (client) => {
      const isOurs = `pg_backend_pid() = ${client.processID}`
      const set = withLimits ? settings(false).join(', ') : '1'
      isDirect = (await client.query(`SELECT ${set} WHERE ${isOurs}`)).rowCount === 1
      isAwake = true
      await onConnect?.(client)
    },
  })
  // An idle connection was closed: the others may have been closed too.
  pool.on('error', () => (isAwake = false))
  return pool
}

/** The TLS settings to try, in order. */
function tlsAttempts(mode, ssl) {
  if (mode === 'prefer') return [ssl, false]
  if (mode === 'allow') return [false, ssl]
  return [ssl]
}

const isAboutTls = ({ code, message }) =>
  message === 'The server does not support SSL connections' ||
  (code === '28000' && /no encryption|SSL (off|on)/.test(message))

/** Dropped, starting up, or not responding. A refused connection (ECONNREFUSED) is not asleep. */
const isAsleep = (error) =>
  isDropped(error) || /^(timeout expired|Connection terminated due to)/.test(error.message)

/**
 * Whether an open connection was lost, or PostgreSQL is only starting up, so that a new connection may
 * work. Prisma wraps pg's error in one or more causes.
 * @param {unknown} error
 */
export function isDropped(error) {
  if (typeof error !== 'object' || error === null) return false
  const { code, originalCode, kind, message = '', cause } = error
  return (
    [code, originalCode].some((each) => codes.has(each)) ||
    kind === 'ConnectionClosed' ||
    /^(Connection terminated( unexpectedly)?|Client has encountered a connection error)/.test(
      message,
    ) ||
    isDropped(cause)
  )
}

// Terminated by an admin, crashed, starting up; and a socket closed by the other side.
const codes = new Set(['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE'])
