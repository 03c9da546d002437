import 'server-only'
import { createHmac } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool, Prisma, type db, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { DomainError, type ErrorCode } from '@/lib/errors'

/** The number of attempts, and the period in seconds. */
const policies = {
  /** Wrong passwords for one address from one network or one known device. */
  signIn: { points: 5, duration: 60 },
  signInNetwork: { points: 20, duration: 600 },
  /** Wrong passwords for one address from all networks: their first attempts, and all others. */
  signInFirstTries: { points: 500, duration: 300 },
  signInAddress: { points: 100, duration: 300 },
  signInIp: { points: 60, duration: 60 },
  /** Wrong codes for one person, or from one known device: in five minutes, and in a day. */
  secondFactor: { points: 5, duration: 300 },
  secondFactorDay: { points: 50, duration: 86_400 },
  /** Answers to one challenge, for as long as it is good. */
  passkeyChallenge: { points: 1, duration: 600 },
  /** Codes typed for one request, and for one address by browsers that nobody signed in with. */
  signInCode: { points: 5, duration: 600 },
  signInCodeAddress: { points: 50, duration: 86_400 },
  signUpIp: { points: 20, duration: 300 },
  /** Links emailed to one address because it was typed in a form: one counter per purpose. */
  resetLink: { points: 3, duration: 300 },
  signInLink: { points: 3, duration: 300 },
  activationLink: { points: 3, duration: 300 },
  /** Links to an address that a person wants to use, and how often one person may ask. */
  addressLink: { points: 3, duration: 300 },
  addressChange: { points: 10, duration: 3600 },
  signUpLink: { points: 5, duration: 300 },
  /** The same for one invitation: to a named address, or to the invited one. */
  invitationLink: { points: 5, duration: 300 },
  /** Requests for a new invitation to replace an expired one. */
  invitationRenewal: { points: 1, duration: 86_400 },
  mailedLinkIp: { points: 20, duration: 300 },
  /** Links emailed to one person by staff. */
  staffLink: { points: 5, duration: 300 },
  /** Attempts with emailed tokens. */
  tokenIp: { points: 60, duration: 60 },
  slugCheckIp: { points: 120, duration: 60 },
  invite: { points: 20, duration: 60 },
  /** Each takes a URL: organizations that one person creates, and changes of one organization's URL. */
  organization: { points: 30, duration: 3600 },
  slugChange: { points: 20, duration: 86_400 },
  /** Lists of up to 500 invitations, and their confirmation. */
  inviteMany: { points: 40, duration: 3600 },
  /** Exported files. */
  export: { points: 30, duration: 3600 },
  /** Invitations to one address: by one organization, by one person, by different organizations. */
  inviteRecipient: { points: 10, duration: 86_400 },
  inviterRecipient: { points: 20, duration: 86_400 },
  recipientOrganizations: { points: 100, duration: 86_400 },
  /**
   * All invitations to one address, from one organization, from one person; the numbers are in
   * `limits`.
   */
  recipientMails: { points: Infinity, duration: 86_400 },
  organizationMails: { points: Infinity, duration: 86_400 },
  inviterMails: { points: Infinity, duration: 86_400 },
  /** Reminders to the members of one organization who lack a second factor. */
  factorReminder: { points: 1, duration: 3600 },
  /** Each queries a name server that somebody else chose. */
  domainCheck: { points: 20, duration: 60 },
  /** Decoding pictures is expensive. */
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

// The library uses prepared statements with names, which do not work with a transaction pooler, where the
// next statement may run on another connection.
const unnamed = ({ text, values }: { text: string; values?: unknown[] }) =>
  pool().query(text, values)

// Addresses and networks are stored as hashes.
const keyOf = (subject: string) =>
  createHmac('sha256', env.AUTH_SECRET).update(subject).digest('base64url')

/**
 * Counts one attempt in one atomic statement outside any transaction, so that a rollback does not undo
 * it.
 * @returns the number of attempts so far
 * @throws DomainError rate-limited, with the minutes to wait
 */
export async function limit(name: RateLimit, subject: string): Promise<number> {
  try {
    return (await limiter(name).consume(keyOf(subject))).consumedPoints
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    throw refusal(reason.msBeforeNext)
  }
}

/** Creates the error for somebody who has to wait. */
export const refusal = (milliseconds: number, code: ErrorCode = 'rate-limited') =>
  new DomainError(code, undefined, { minutes: Math.max(1, Math.ceil(milliseconds / 60_000)) })

/**
 * Like `limit`, for callers that respond the same either way: whether the attempt is within the limit.
 */
export async function isWithinLimit(name: RateLimit, subject: string): Promise<boolean> {
  try {
    await limit(name, subject)
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

/** A counter, its subject, and optionally a weight and a limit other than the policy's. */
export type Counted = [RateLimit, string, { weight?: number; most?: number }?]

/** A counter's value, and whether it exceeds its limit. */
export interface Count {
  points: number
  isOver: boolean
  msBeforeNext: number
}

/**
 * Counts one attempt (or `weight`) for each subject in one statement of the caller's transaction, and
 * says which exceed their limit. A rollback undoes the counting. The counters stay locked until the
 * transaction ends, and each may be named only once.
 */
export async function countInTransaction(tx: Tx, counted: Counted[]): Promise<Count[]> {
  if (counted.length === 0) return []
  const now = Date.now()
  const rows = rowsOf(counted, now)
  const values = rows.map(({ key, weight, end }) => Prisma.sql`(${key}, ${weight}::int, ${end})`)
  const found = await tx.$queryRaw<{ key: string; points: number; expire: bigint }[]>`
    INSERT INTO "RateLimit" AS r (key, points, expire) VALUES ${Prisma.join(values)}
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN r.expire <= ${now} THEN excluded.points ELSE r.points + excluded.points END,
      expire = CASE WHEN r.expire <= ${now} THEN excluded.expire ELSE r.expire END
    RETURNING key, points, expire`
  const byKey = new Map(found.map((row) => [row.key, row]))
  return rows.map(({ key, most }) => {
    const { points = 0, expire = 0 } = byKey.get(key) ?? {}
    return { points, isOver: points > most, msBeforeNext: Number(expire) - now }
  })
}

/** Returns what countInTransaction would return, in one statement that counts nothing. */
export async function foreseeCounts(client: Tx | typeof db, counted: Counted[]): Promise<Count[]> {
  const now = Date.now()
  const rows = rowsOf(counted, now)
  const found = await client.$queryRaw<{ key: string; points: number; expire: bigint }[]>`
    SELECT key, points, expire FROM "RateLimit"
    WHERE key = ANY(${rows.map(({ key }) => key)}) AND expire > ${now}`
  const byKey = new Map(found.map((row) => [row.key, row]))
  return rows.map(({ key, weight, most, end }) => {
    const points = (byKey.get(key)?.points ?? 0) + weight
    return {
      points,
      isOver: points > most,
      msBeforeNext: Number(byKey.get(key)?.expire ?? end) - now,
    }
  })
}

const rowsOf = (counted: Counted[], now: number) =>
  counted.map(([name, subject, { weight = 1, most = policies[name].points } = {}]) => ({
    ...{ key: rowKey(name, subject), weight, most },
    end: now + policies[name].duration * 1000,
  }))

const rowKey = (name: RateLimit, subject: string) => `${name}:${keyOf(subject)}`

/** The current count, as an expression for another statement. */
export const countedSoFar = (name: RateLimit, subject: string): Prisma.Sql => Prisma.sql`
  coalesce((SELECT points FROM "RateLimit"
    WHERE key = ${rowKey(name, subject)} AND expire > ${Date.now()}), 0)`

/**
 * Resets a counter: after the right password, wrong ones no longer count. Only for counters of one
 * person: a network's also has the guesses at others, which an own account must not wipe out.
 */
export const forgive = (name: RateLimit, subject: string) => limiter(name).delete(keyOf(subject))

/** Takes back one counted attempt, and no others. */
export const takeBack = (name: RateLimit, subject: string) => limiter(name).reward(keyOf(subject))

/** Removes expired counters; called by the cleanup. */
export const clearOldCounters = () =>
  pool().query('DELETE FROM "RateLimit" WHERE expire < $1', [Date.now()])
