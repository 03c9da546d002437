/**
 * Whether a connection was there and went away, or PostgreSQL is only starting up: another one may do.
 * Prisma wraps what pg said, in one cause or more.
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

// Ended by an admin, crashed, starting up; and a socket that the other side has closed.
const codes = new Set(['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE'])
