import 'server-only'
import { byTime, holds, newestFirst, oldestFirst, readPage } from '@/lib/lists/read-page'
import {
  canDiscardMail,
  canRetryMail,
  mailStatuses,
  type MailStatus,
} from '@/lib/admin/mail-commands'
import type { ListQuery } from '@/lib/lists/read-list-query'
import { db, Prisma } from '@/lib/db'
import { pauseReasons, type PauseReason } from '@/lib/mail/mail'
import { paceKey } from '@/lib/mail/mail-pace'
import type { MailReport } from '@/lib/mail/note-delivery'
import { transport } from '@/lib/mail/transport'

export const outboxSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  nextTry: byTime(Prisma.sql`m."nextAttemptAt"`, false),
}
export const outboxFilters = { status: mailStatuses } as const

type Query = ListQuery<keyof typeof outboxSorts, typeof outboxFilters>

/** An outbox email or handler run. Never includes the content, which is composed when it is sent. */
export interface OutboxRow {
  id: string
  template: string
  recipient: string
  /** For a handler run: its handler. */
  handler: string | null
  status: MailStatus
  /** What the provider reported since it was sent; null if nothing. */
  delivery: MailReport['delivery'] | null
  attempts: number
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  nextAttemptAt: Date
  can: { retry: boolean; discard: boolean }
}

/** Lists what is waiting, sent or failed, by page. */
export async function listOutbox({ search, filters, ...order }: Query) {
  const { rows, next } = await readPage<Omit<OutboxRow, 'can'>, Query['sort']>({
    ...order,
    sorts: outboxSorts,
    id: Prisma.sql`m.id`,
    tables: Prisma.sql`"Outbox" m`,
    where: [
      holds(search, Prisma.sql`m.recipient`, Prisma.sql`m.template`),
      filters.status ? Prisma.sql`m.status = ${filters.status}::"OutboxStatus"` : null,
    ],
    columns: Prisma.sql`m.id, m.template, m.recipient, m.payload ->> 'handler' AS handler, m.status,
      m.delivery, m.attempts, coalesce(m."lastError", m."deliveryDetail") AS "lastError", m."createdAt", m."sentAt",
      greatest(m."nextAttemptAt", m."createdAt") AS "nextAttemptAt"`,
  })
  const withChoices = rows.map((row): OutboxRow => {
    return { ...row, can: { retry: canRetryMail(row), discard: canDiscardMail(row) } }
  })
  return { rows: withChoices, next }
}

/** The outbox at a glance. */
export interface OutboxFigures {
  waiting: number
  failed: number
  /** Since when the oldest waiting email has been waiting; null if none is. */
  oldestWaiting: Date | null
}

/** Why email waits, and until when nothing is tried; null if it is being sent. */
export interface MailPause {
  reason: PauseReason
  detail: string | null
  nextCallAt: Date
}

/** Returns what keeps email from being sent through the current provider. */
export async function readMailPause(): Promise<MailPause | null> {
  const pace = await db.mailPace.findUnique({
    where: { provider: paceKey(transport()) },
    select: { reason: true, detail: true, nextCallAt: true },
  })
  const reason = pauseReasons.find((each) => each === pace?.reason)
  return pace && reason ? { ...pace, reason } : null
}

/** Counts what is waiting and failed, in one statement. */
export async function readOutboxFigures(): Promise<OutboxFigures> {
  const [row] = await db.$queryRaw<[OutboxFigures]>`
    SELECT count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE status = 'failed')::int AS failed,
      min("createdAt") FILTER (WHERE status = 'waiting') AS "oldestWaiting"
    FROM "Outbox" WHERE status IN ('waiting', 'failed')`
  return row
}
