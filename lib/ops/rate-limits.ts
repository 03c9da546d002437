import 'server-only'
import { createHmac } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool, Prisma, type db, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { DomainError, type ErrorCode } from '@/lib/errors'

/** How often, in how many seconds. */
const policies = {
  /** Wrong passwords for one address from one network or one known device. */
  signIn: { points: 5, duration: 60 },
  signInNetwork: { points: 20, duration: 600 },
  /** Wrong passwords for one address from all networks: their first tries, and all further ones. */
  signInFirstTries: { points: 500, duration: 300 },
  signInAddress: { points: 100, duration: 300 },
  signInIp: { points: 60, duration: 60 },
  /** Wrong codes for one person, or from one known device: in a while, and in a day. */
  secondFactor: { points: 5, duration: 300 },
  secondFactorDay: { points: 50, duration: 86_400 },
  /** Answers to one challenge, for as long as it is good. */
  passkeyChallenge: { points: 1, duration: 600 },
  /** Codes typed for one request, and for one address by browsers that nobody signed in with. */
  signInCode: { points: 5, duration: 600 },
  signInCodeAddress: { points: 50, duration: 86_400 },
  signUpIp: { points: 20, duration: 300 },
  /** Links mailed to one address because its address was typed in a form: one counter a purpose. */
  resetLink: { points: 3, duration: 300 },
  signInLink: { points: 3, duration: 300 },
  activationLink: { points: 3, duration: 300 },
  /** The same because somebody wants it as their own, and how often one person wants another. */
  addressLink: { points: 3, duration: 300 },
  addressChange: { points: 10, duration: 3600 },
  signUpLink: { points: 5, duration: 300 },
  /** The same for one invitation: to the address that is named, or to the one that it invites. */
  invitationLink: { points: 5, duration: 300 },
  /** How often a new one is asked for in place of an invitation that expired. */
  invitationRenewal: { points: 1, duration: 86_400 },
  mailedLinkIp: { points: 20, duration: 300 },
  /** Links mailed to one person by staff. */
  staffLink: { points: 5, duration: 300 },
  /** Tries at mailed tokens. */
  tokenIp: { points: 60, duration: 60 },
  slugCheckIp: { points: 120, duration: 60 },
  invite: { points: 20, duration: 60 },
  /** Lists of up to 500 invitations, and yes to them. */
  inviteMany: { points: 40, duration: 3600 },
  /** Files of all that happened. */
  export: { points: 30, duration: 3600 },
  /** Invitations sent to one address: by one organization, by one person, by different organizations. */
  inviteRecipient: { points: 10, duration: 86_400 },
  inviterRecipient: { points: 20, duration: 86_400 },
  recipientOrganizations: { points: 100, duration: 86_400 },
  /** All of them to one address, of one organization, by one person: how many, `limits` says. */
  recipientMails: { points: Infinity, duration: 86_400 },
  organizationMails: { points: Infinity, duration: 86_400 },
  inviterMails: { points: Infinity, duration: 86_400 },
  /** Each asks a name server that somebody else has chosen. */
  domainCheck: { points: 20, duration: 60 },
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
 * @returns how many tries that makes
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

/** The refusal of one who has to wait. */
export const refusal = (milliseconds: number, code: ErrorCode = 'rate-limited') =>
  new DomainError(code, undefined, { minutes: Math.max(1, Math.ceil(milliseconds / 60_000)) })

/** As `limit`, for callers that answer the same either way: whether the try is within the limit. */
export async function isWithinLimit(name: RateLimit, subject: string): Promise<boolean> {
  try {
    await limit(name, subject)
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

/** What is counted, how often, and at which limit where that is not the policy's own. */
export type Counted = [RateLimit, string, { weight?: number; most?: number }?]

/** Where a counter stands, and whether that is over its limit. */
export interface Count {
  points: number
  isOver: boolean
  msBeforeNext: number
}

/**
 * Counts one try (or `weight`) for each subject in one statement of the caller's transaction, and says which are over
 * their limit. What is rolled back was not counted. The counters stay locked until the transaction
 * ends, and the same one must not be named twice.
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

/** What countInTransaction would say now, in one statement that counts nothing. */
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

/** How much is counted by now, as an expression of a statement that asks for more. */
export const countedSoFar = (name: RateLimit, subject: string): Prisma.Sql => Prisma.sql`
  coalesce((SELECT points FROM "RateLimit"
    WHERE key = ${rowKey(name, subject)} AND expire > ${Date.now()}), 0)`

/** Forgets the tries: after a right password the wrong ones do not count. */
export const forgive = (name: RateLimit, subject: string) => limiter(name).delete(keyOf(subject))

/** Removes counters that have run out; housekeeping calls it. */
export const clearOldCounters = () =>
  pool().query('DELETE FROM "RateLimit" WHERE expire < $1', [Date.now()])
