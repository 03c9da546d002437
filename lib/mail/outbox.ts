import 'server-only'
import { db, Prisma, type Tx } from '@/lib/db'
import { hours, minutes } from '@/lib/config/define-guildhall'
import { logError } from '@/lib/log'

/** A row of the outbox, a mail or the turn of a handler, that is this process's until its lease is over. */
export interface Claimed {
  id: string
  template: string
  recipient: string
  payload: object
  attempts: number
  createdAt: Date
  /** The language that the recipient has chosen. */
  locale: string | null
  batchId: string
  /** When it may first have been delivered in an earlier try; null when it cannot have been. */
  triedSince: Date | null
}

/** Longer than any delivery takes: until then nobody else takes the row, afterwards somebody does. */
export const LEASE = minutes(2)

/** Which rows are due, in the order in which they are claimed. */
export const dueNow = (condition: Prisma.Sql) => Prisma.sql`
  "nextAttemptAt" <= now() AND ${condition} ORDER BY "nextAttemptAt"`

/**
 * Claims the rows that wait and are due. What its claimer drops by dying is claimed again when the
 * lease is over.
 * @param due conditions, order, limit and lock
 * @param batchId the call that they go out in
 */
export const claim = (tx: Tx, due: Prisma.Sql, batchId: Prisma.Sql) => tx.$queryRaw<Claimed[]>`
  WITH due AS (
    SELECT id, "firstAttemptAt" FROM "Outbox" WHERE status = 'waiting' AND ${due})
  UPDATE "Outbox" m SET attempts = attempts + 1,
    "firstAttemptAt" = coalesce(m."firstAttemptAt", now()),
    "nextAttemptAt" = now() + ${LEASE} * interval '1 millisecond', "batchId" = ${batchId}
  FROM due WHERE m.id = due.id
  RETURNING m.id, m.template, m.recipient, m.payload, m.attempts, m."createdAt", m."batchId",
    due."firstAttemptAt" AS "triedSince",
    (SELECT locale FROM "User" WHERE email = m.recipient) AS locale`

/** Notes what was delivered, with the ids that the provider gave. */
export async function noteSent(rows: Claimed[], providerIds: (string | null)[] = []) {
  if (rows.length === 0) return
  await db.$executeRaw`
    UPDATE "Outbox" m SET status = 'sent', "sentAt" = now(), "lastError" = NULL,
      "providerId" = s."providerId"
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${providerIds}::text[]) AS s (id, "providerId")
    WHERE m.id = s.id`
}

/** Changes a row, unless staff have taken it out meanwhile. */
export const settle = ({ id }: Claimed, data: Prisma.OutboxUpdateManyMutationInput) =>
  db.outbox.updateMany({ where: { id, status: 'waiting' }, data })

/** What was in no earlier try that may have got through is as if it had never been tried. */
export const forgotten = ({ triedSince }: Claimed) => (triedSince ? {} : { firstAttemptAt: null })

interface Try {
  /** Nobody can have got it. */
  isUnsent: boolean
  /** It is tried no more. */
  isFinal: boolean
}

/** Puts a row back after a try that counts. */
export const putBack = (row: Claimed, error: unknown, { isUnsent, isFinal }: Try) =>
  settle(row, {
    status: isFinal ? 'failed' : 'waiting',
    nextAttemptAt: new Date(Date.now() + backoff(row)),
    lastError: String(error).slice(0, 500),
    ...(isUnsent && forgotten(row)),
  })

/** The same where the error is this server's own: it is logged, and stops no other row. */
export async function putBackLogged(row: Claimed, error: unknown, how: Try) {
  logError(error, { outbox: row.id, attempts: row.attempts })
  await putBack(row, error, how).catch((second: unknown) => logError(second, { outbox: row.id }))
}

/**
 * How long until the next try: 5 s, 10 s, 20 s … up to an hour, each a little more or less, so that
 * not all return at once; those of one call return together.
 */
function backoff({ attempts, batchId }: Claimed): number {
  const spread = parseInt(batchId.slice(-4), 16) / 0xffff
  return Math.min(hours(1), 5_000 * 2 ** Math.max(0, attempts - 1)) * (0.8 + spread * 0.4)
}
