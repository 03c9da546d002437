/**
 * Whether an error says that the database could not be reached, rather than that it refused
 * something. Prisma wraps what the driver said, in one cause or more.
 */
export function isDatabaseAwayError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return (
    (typeof code === 'string' && awayCodes.test(code)) ||
    awayWords.test(error.message) ||
    isDatabaseAwayError(cause)
  )
}

// Prisma's, Node's, PostgreSQL's ("shutting down", "starting up", "connection failure").
const awayCodes =
  /^(P1001|P1002|P1008|P1011|P1017|P2024|ECONN(REFUSED|RESET)|ETIMEDOUT|57P0\d|08\w{3})$/
const awayWords =
  /Can't reach database server|Connection terminated|terminating connection|timeout exceeded when trying to connect|ECONNREFUSED/
