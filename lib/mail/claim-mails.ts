import 'server-only'
import { randomUUID } from 'node:crypto'
import { db, type Tx } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { HANDLER_TEMPLATE } from '@/lib/events/signal'
import { holdPace } from '@/lib/mail/mail-pace'
import type { MailTransport } from '@/lib/mail/mail'

/** A row of the outbox that is this process's until its lease is over. */
export interface ClaimedMail {
  id: string
  template: string
  recipient: string
  payload: object
  attempts: number
  createdAt: Date
  /** The language that the recipient has chosen. */
  locale: string | null
  batchId: string
  /** When a provider may first have taken it in an earlier try; null when none can have. */
  triedSince: Date | null
}

interface Claim {
  mails: ClaimedMail[]
  /** When nothing may be sent yet: how long to wait. */
  waitMs?: number
}

/** Longer than any send takes: until then nobody else takes the row, afterwards somebody does. */
export const LEASE = minutes(2)
/** Of a provider that takes one mail a call: so many calls at a time. */
const AT_A_TIME = 20

/**
 * Takes what goes out in the next call. Mails of a call whose answer was lost are taken together
 * again: the same call under the same key, which the provider recognises.
 */
export async function claimMails(transport: MailTransport): Promise<Claim> {
  if (!(await findDue(db))) return { mails: [] }
  return db.$transaction(async (tx) => {
    const waitMs = await holdPace(tx, transport)
    if (waitMs > 0) return { mails: [], waitMs }
    if (!transport.sendMany) {
      const batchSize = transport.intervalMs ? 1 : AT_A_TIME
      return { mails: await claim(tx, { batchSize, onlyNew: false, batchId: null }) }
    }
    const first = await findDue(tx)
    if (!first) return { mails: [] }
    if (first.batchId) return { mails: await claimBatch(tx, first.batchId) }
    const { batchSize = 1 } = transport
    return { mails: await claim(tx, { batchSize, onlyNew: true, batchId: randomUUID() }) }
  })
}

const findDue = async (tx: Tx) => {
  const [due] = await tx.$queryRaw<{ batchId: string | null }[]>`
    SELECT "batchId" FROM "Outbox"
    WHERE status = 'waiting' AND "nextAttemptAt" <= now() AND template <> ${HANDLER_TEMPLATE}
    ORDER BY "nextAttemptAt" LIMIT 1`
  return due
}

interface What {
  batchSize: number
  /** Only what was in no call yet. */
  onlyNew: boolean
  /** Of the call, if there is more than one mail in it. */
  batchId: string | null
}

const claim = (tx: Tx, { batchSize, onlyNew, batchId }: What) => tx.$queryRaw<ClaimedMail[]>`
  WITH due AS (
    SELECT id, "firstAttemptAt" FROM "Outbox"
    WHERE status = 'waiting' AND "nextAttemptAt" <= now() AND template <> ${HANDLER_TEMPLATE}
      AND (NOT ${onlyNew}::boolean OR "batchId" IS NULL)
    ORDER BY "nextAttemptAt" LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
  UPDATE "Outbox" m SET attempts = attempts + 1,
    "firstAttemptAt" = coalesce(m."firstAttemptAt", now()),
    "nextAttemptAt" = now() + ${LEASE} * interval '1 millisecond',
    "batchId" = CASE WHEN ${batchId}::uuid IS NOT NULL AND (SELECT count(*) FROM due) > 1
      THEN ${batchId}::uuid ELSE m.id END
  FROM due WHERE m.id = due.id
  RETURNING m.id, m.template, m.recipient, m.payload, m.attempts, m."createdAt", m."batchId",
    due."firstAttemptAt" AS "triedSince",
    (SELECT locale FROM "User" WHERE email = m.recipient) AS locale`

const claimBatch = (tx: Tx, batchId: string) => tx.$queryRaw<ClaimedMail[]>`
  WITH due AS (
    SELECT id, "firstAttemptAt" FROM "Outbox"
    WHERE status = 'waiting' AND "batchId" = ${batchId}::uuid ORDER BY id FOR UPDATE)
  UPDATE "Outbox" m SET attempts = attempts + 1,
    "firstAttemptAt" = coalesce(m."firstAttemptAt", now()),
    "nextAttemptAt" = now() + ${LEASE} * interval '1 millisecond'
  FROM due WHERE m.id = due.id
  RETURNING m.id, m.template, m.recipient, m.payload, m.attempts, m."createdAt", m."batchId",
    due."firstAttemptAt" AS "triedSince",
    (SELECT locale FROM "User" WHERE email = m.recipient) AS locale`
