import 'server-only'
import { createHmac } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '@/lib/db'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'

/** How often, in how many seconds. */
const policies = {
  /** Wrong passwords for one address from one network, then by the hour. */
  signIn: { points: 5, duration: 60 },
  signInHourly: { points: 20, duration: 3600 },
  /** Wrong passwords for one address from anywhere: so high that a stranger can hardly lock somebody out. */
  signInAddress: { points: 100, duration: 3600 },
  signInIp: { points: 60, duration: 60 },
  signUpIp: { points: 20, duration: 3600 },
  /** Links mailed to one address because somebody typed it: reset, sign-in, activation. */
  mailedLink: { points: 5, duration: 3600 },
  mailedLinkIp: { points: 30, duration: 3600 },
  /** Tries at mailed tokens. */
  tokenIp: { points: 60, duration: 60 },
  slugCheckIp: { points: 120, duration: 60 },
  invite: { points: 20, duration: 60 },
  /** Lists of up to 500 invitations, and yes to them. */
  inviteMany: { points: 40, duration: 3600 },
  /** Files of all that happened. */
  export: { points: 30, duration: 3600 },
  /** Invitation mails to one address, from all organizations together. */
  inviteRecipient: { points: 10, duration: 86_400 },
  /** Pictures take work to read. */
  picture: { points: 20, duration: 600 },
  write: { points: 120, duration: 60 },
} as const
export type RateLimit = keyof typeof policies

const limiters = new Map<RateLimit, RateLimiterPostgres>()

function limiter(name: RateLimit) {
  const known = limiters.get(name)
  if (known) return known
  const made = new RateLimiterPostgres({
    storeClient: { query: unnamed },
    storeType: 'client',
    tableName: 'RateLimit',
    tableCreated: true,
    keyPrefix: name,
    clearExpiredByTimeout: false,
    ...policies[name],
  })
  limiters.set(name, made)
  return made
}

// The library prepares its statements under names, which a transaction pooler does not take to the
// connection that the next one runs on.
const unnamed = ({ text, values }: { text: string; values?: unknown[] }) =>
  pool().query(text, values)

// Addresses and networks are not kept in clear.
const keyOf = (subject: string) =>
  createHmac('sha256', env.AUTH_SECRET).update(subject).digest('base64url')

/**
 * Counts one try, in one atomic statement outside of any transaction: a rollback gives none back.
 * @throws DomainError rate-limited, with the minutes to wait
 */
export async function limit(name: RateLimit, subject: string): Promise<void> {
  try {
    await limiter(name).consume(keyOf(subject))
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    const minutes = Math.max(1, Math.ceil(reason.msBeforeNext / 60_000))
    throw new DomainError('rate-limited', undefined, { minutes })
  }
}

/** Forgets the tries: after a right password the wrong ones do not count. */
export const forgive = (name: RateLimit, subject: string) => limiter(name).delete(keyOf(subject))

/** Removes counters that have run out; housekeeping calls it. */
export const clearOldCounters = () =>
  pool().query('DELETE FROM "RateLimit" WHERE expire < $1', [Date.now()])
