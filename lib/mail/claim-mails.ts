import 'server-only'
import { randomUUID } from 'node:crypto'
import { db, Prisma, type Tx } from '@/lib/db'
import { HANDLER_TEMPLATE } from '@/lib/events/signal'
import { holdPace } from '@/lib/mail/mail-pace'
import { claim, dueNow, type Claimed } from '@/lib/mail/outbox'
import type { MailTransport } from '@/lib/mail/mail'

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
