/**
 * Whether an error says that the database could not be reached, or takes no work at the moment,
 * rather than that it refused something. Prisma wraps what the driver said in one cause or more, and
 * keeps PostgreSQL's own code as `originalCode`.
 */
export function isDatabaseAwayError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, originalCode, message, cause, meta } = error as Record<string, unknown>
  return (
    isAwayCode(code) ||
    isAwayCode(originalCode) ||
    (typeof message === 'string' && awayWords.test(message)) ||
    isDatabaseAwayError(cause) ||
    isDatabaseAwayError((meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError)
  )
}

const isAwayCode = (code: unknown) => typeof code === 'string' && awayCodes.test(code)

const awayCodes = new RegExp(
  `^(${[
    // Prisma's: not reachable, timed out, closed, no connection free
    'P1001|P1002|P1008|P1011|P1017|P2024|P2037',
    // Node's, of the network
    'ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN',
    // PostgreSQL's: connection failures; shutting down, starting up, dropped; too many connections,
    // a limit reached; not accepting connections; read-only, as a standby after a failover is
    '08\\w{3}|57P0\\d|53300|53400|55000|25006',
  ].join('|')})$`,
)

// Some of it comes without a code: pg's own words, and those of the poolers in between.
const awayWords =
  /Can't reach database server|Connection terminated|terminating connection|server is shutting down|server closed the connection|timeout exceeded when trying to connect|Max client connections reached|ECONNREFUSED/
