/**
 * Whether a statement gave up because somebody else holds what it waits for (PostgreSQL's 55P03), or
 * a transaction because no connection came free. Nothing was written: to try again is right.
 */
export function isBusyError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, originalCode, message, cause, meta } = error as {
    code?: unknown
    originalCode?: unknown
    message?: unknown
    cause?: unknown
    meta?: { driverAdapterError?: unknown }
  }
  return (
    code === '55P03' ||
    originalCode === '55P03' ||
    (typeof message === 'string' && busyWords.test(message)) ||
    isBusyError(cause) ||
    isBusyError(meta?.driverAdapterError)
  )
}

// PostgreSQL's, and Prisma's P2028.
const busyWords = /due to lock timeout|Unable to start a transaction in the given time/
