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
