/**
 * Whether a statement gave up because another transaction holds a lock (PostgreSQL's 55P03), or a
 * transaction because no connection was available. Nothing was written, so it is safe to retry.
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

// The messages of PostgreSQL and of Prisma's P2028.
const busyWords = /due to lock timeout|Unable to start a transaction in the given time/
