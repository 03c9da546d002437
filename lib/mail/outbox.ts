import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { db, Prisma, type Tx } from '@/lib/db'
import { hours, minutes } from '@/lib/config/define-guildhall'
import { logError } from '@/lib/log'
import { randomUUID } from 'node:crypto'
import { HANDLER_TEMPLATE } from '@/lib/events/signal'
import { holdPace } from '@/lib/mail/mail-pace'
import type { MailTransport } from '@/lib/mail/mail'

/** An outbox row, an email or a handler run, that this process holds until its lease expires. */
export interface Claimed {
  id: string
  template: string
  recipient: string
  payload: object
  attempts: number
  createdAt: Date
  /** The language that the recipient chose. */
  locale: string | null
  batchId: string
  /** When it may first have been delivered by an earlier attempt; null if it cannot have been. */
  triedSince: Date | null
}

/** Longer than any delivery takes: until then no other process takes the row. */
export const LEASE = minutes(2)

/** Due rows, in the order in which they are claimed. */
export const dueNow = (condition: Prisma.Sql) => Prisma.sql`
  "nextAttemptAt" <= now() AND ${condition} ORDER BY "nextAttemptAt"`

/**
 * Claims the rows that are waiting and due. If the claiming process dies, they are claimed again when
 * the lease expires.
 * @param due conditions, order, limit and lock
 * @param batchId the call that they are sent in
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
    (SELECT u.locale FROM "UserAddress" a JOIN "User" u ON u.id = a."userId"
      WHERE a.email = m.recipient) AS locale`

/** Records deliveries, with the provider's ids. */
export async function noteSent(rows: Claimed[], providerIds: (string | null)[] = []) {
  if (rows.length === 0) return
  await db.$executeRaw`
    UPDATE "Outbox" m SET status = 'sent', "sentAt" = now(), "lastError" = NULL,
      "providerId" = s."providerId"
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${providerIds}::text[]) AS s (id, "providerId")
    WHERE m.id = s.id`
}

/** Updates a row, unless staff discarded it meanwhile. */
export const settle = ({ id }: Claimed, data: Prisma.OutboxUpdateManyMutationInput) =>
  db.outbox.updateMany({ where: { id, status: 'waiting' }, data })

/** Resets the first attempt if no earlier attempt can have succeeded. */
export const forgotten = ({ triedSince }: Claimed) => (triedSince ? {} : { firstAttemptAt: null })

interface Try {
  /** Whether nobody can have received it. */
  isUnsent: boolean
  /** Whether it is not retried. */
  isFinal: boolean
}

/** Returns a row to the queue after an attempt that counts. */
export const putBack = (row: Claimed, error: unknown, { isUnsent, isFinal }: Try) =>
  settle(row, {
    status: isFinal ? 'failed' : 'waiting',
    nextAttemptAt: new Date(databaseNow().getTime() + backoff(row)),
    lastError: String(error).slice(0, 500),
    ...(isUnsent && forgotten(row)),
  })

/** The same for an error of this server: it is logged, and does not stop other rows. */
export async function putBackLogged(row: Claimed, error: unknown, how: Try) {
  logError(error, { outbox: row.id, attempts: row.attempts })
  await putBack(row, error, how).catch((second: unknown) => logError(second, { outbox: row.id }))
}

/**
 * Returns the delay until the next attempt: 5 s, 10 s, 20 s … up to an hour, with jitter so that they
 * do not all return at the same time; emails of one call stay together.
 */
function backoff({ attempts, batchId }: Claimed): number {
  const spread = parseInt(batchId.slice(-4), 16) / 0xffff
  return Math.min(hours(1), 5_000 * 2 ** Math.max(0, attempts - 1)) * (0.8 + spread * 0.4)
}

interface Claim {
  mails: Claimed[]
  /** How long to wait if nothing may be sent yet. */
  waitMs?: number
}

/** Concurrent calls, for a provider that takes one email per call. */
const AT_A_TIME = 20

/**
 * Claims the emails of the next call. Emails of a call whose response was lost are claimed together
 * again, so that the provider recognizes the repeated call by its idempotency key.
 */
export async function claimMails(transport: MailTransport): Promise<Claim> {
  if (!(await findDue(db))) return { mails: [] }
  return db.$transaction(async (tx) => {
    const waitMs = await holdPace(tx, transport)
    if (waitMs > 0) return { mails: [], waitMs }
    if (!transport.sendMany) {
      const batchSize = transport.intervalMs ? 1 : AT_A_TIME
      return { mails: await claim(tx, dueMails(batchSize), Prisma.sql`m.id`) }
    }
    const first = await findDue(tx)
    if (!first) return { mails: [] }
    if (first.batchId) {
      const again = Prisma.sql`"batchId" = ${first.batchId}::uuid ORDER BY id FOR UPDATE`
      return { mails: await claim(tx, again, Prisma.sql`m."batchId"`) }
    }
    const together = Prisma.sql`
      CASE WHEN (SELECT count(*) FROM due) > 1 THEN ${randomUUID()}::uuid ELSE m.id END`
    const { batchSize = 1 } = transport
    return { mails: await claim(tx, dueMails(batchSize, Prisma.sql`"batchId" IS NULL`), together) }
  })
}

/** Rows that are sent by the mail transport; the others are handled by the company's own code. */
export const isMail = Prisma.sql`template <> ${HANDLER_TEMPLATE} AND payload->>'channel' IS NULL`

/** @param only limits the due rows */
const dueMails = (limit: number, only = Prisma.sql`TRUE`) => Prisma.sql`
  ${dueNow(Prisma.sql`${isMail} AND ${only}`)} LIMIT ${limit} FOR UPDATE SKIP LOCKED`

const findDue = async (tx: Tx) => {
  const [due] = await tx.$queryRaw<{ batchId: string | null }[]>`
    SELECT "batchId" FROM "Outbox" WHERE status = 'waiting' AND ${dueNow(isMail)} LIMIT 1`
  return due
}
