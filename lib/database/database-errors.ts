/**
 * Whether a statement gave up because another transaction holds a lock (PostgreSQL's 55P03), or waits for
 * one of its own (a deadlock, 40P01, for Prisma P2034), or a transaction because no connection was
 * available. Nothing was written, so it is safe to retry.
 */
export const isBusyError = (error: unknown): boolean => isCausedBy(error, busyCodes, busyWords)

const busyCodes = /^(55P03|40P01|P2034)$/
// The messages of PostgreSQL and of Prisma's P2028.
const busyWords =
  /due to lock timeout|deadlock detected|Unable to start a transaction in the given time/

/**
 * Whether an error means that the database cannot be reached or accepts no work at the moment, rather
 * than that it refused a statement.
 */
export const isDatabaseAwayError = (error: unknown): boolean =>
  isCausedBy(error, awayCodes, awayWords)

const awayCodes = new RegExp(
  `^(${[
    // Prisma: unreachable, timed out, closed, no connection available
    'P1001|P1002|P1008|P1011|P1017|P2024|P2037',
    // Node: network errors
    'ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN',
    // PostgreSQL: connection failures; shutting down, starting up, dropped; too many connections, a limit
    // reached; not accepting connections; read-only, like a standby after a failover
    '08\\w{3}|57P0\\d|53300|53400|55000|25006',
  ].join('|')})$`,
)

// Some errors have no code: messages of pg and of poolers in between.
const awayWords =
  /Can't reach database server|Connection terminated|terminating connection|server is shutting down|server closed the connection|timeout exceeded when trying to connect|Max client connections reached|ECONNREFUSED/

/** Prisma wraps the driver's error in one or more causes, and keeps PostgreSQL's code as `originalCode`. */
function isCausedBy(error: unknown, codes: RegExp, words: RegExp): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, originalCode, message, cause, meta } = error as Record<string, unknown>
  const isOne = (text: unknown, known: RegExp) => typeof text === 'string' && known.test(text)
  const { driverAdapterError } = (meta ?? {}) as { driverAdapterError?: unknown }
  return (
    isOne(code, codes) ||
    isOne(originalCode, codes) ||
    isOne(message, words) ||
    isCausedBy(cause, codes, words) ||
    isCausedBy(driverAdapterError, codes, words)
  )
}
