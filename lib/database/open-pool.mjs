import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isDropped } from './is-dropped.mjs'

export const { types } = pg

/** A database that sleeps drops its connections, and takes 3 to 7 s to wake at the next one. */
const timeToWake = 8_000

/** What takes longer is stuck, and must not hold a connection for good. Milliseconds, for PostgreSQL. */
const limits = {
  statement_timeout: 10_000,
  lock_timeout: 2_000,
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
 *
 * A database that sleeps is waited for, up to 8 s, by all who want a connection together.
 * @param {import('./read-address.d.mts').DatabaseAddress} address
 */
export function openPool(
  { config, tls, ...address },
  { withLimits = true, onConnect, ...options } = {},
) {
  const attempts = tlsAttempts(tls, config.ssl)
  let isDirect = false // until a connection says so
  let isAwake = false
  let mayAsk = false
  let waking
  let impatientUntil = 0

  class Client extends pg.Client {
    constructor(own) {
      const connectionTimeoutMillis = address.connectTimeout ?? 5_000
      // pg-pool hides the password from what spreads it.
      super({ ...own, password: own.password, ssl: attempts[0], connectionTimeoutMillis })
    }

    /** While it sleeps nobody but who asks for all may try: the pool's queue would be a storm. */
    connect(callback) {
      if (!isAwake && !mayAsk)
        return void process.nextTick(callback, new Error('Connection terminated unexpectedly'))
      mayAsk = false
      super.connect((error) => {
        if (error) isAwake = false
        callback(error)
      })
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
      const connecting = this.#connectAwake()
      if (!callback) return connecting
      connecting.then((client) => callback(undefined, client, client.release), callback)
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

    /** One question for all who wait: a storm of connections would wake nothing faster. */
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
            impatientUntil = Date.now() + timeToWake // who comes next is not kept waiting as long
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
        attempts.shift() // for good: the next connection does not ask again
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
    // Longer than what PostgreSQL itself permits: for an answer that never comes.
    query_timeout: address.queryTimeout ?? 11_000,
    // An address translator between us forgets a silent connection, and does not say so.
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
  // A connection that nobody used was closed: the others may have been as well.
  pool.on('error', () => (isAwake = false))
  return pool
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

/** Dropped, starting up, or without an answer; who refuses at once (ECONNREFUSED) does not sleep. */
const isAsleep = (error) =>
  isDropped(error) || /^(timeout expired|Connection terminated due to)/.test(error.message)
