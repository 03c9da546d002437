import 'server-only'
import { byTime, keyset, newestFirst, oldestFirst, pageOrder, toPage } from '@/lib/lists/keyset'
import {
  canDiscardMail,
  canRetryMail,
  mailStatuses,
  type MailStatus,
} from '@/lib/admin/mail-choices'
import type { ListQuery } from '@/lib/lists/read-list-query'
import { db, Prisma } from '@/lib/db'
import { pauseReasons, type PauseReason } from '@/lib/mail/mail-error'
import { paceKey } from '@/lib/mail/mail-pace'
import { transport } from '@/lib/mail/transport'
import { likePattern } from '@/lib/lists/like-pattern'

export const outboxSorts = {
  newest: newestFirst,
  oldest: oldestFirst,
  nextTry: byTime(Prisma.sql`m."nextAttemptAt"`, false),
}
export const outboxFilters = { status: mailStatuses } as const

type OutboxQuery = ListQuery<keyof typeof outboxSorts, { status: MailStatus }>

/** A mail of the outbox, or the turn of a handler. Never what the mail says: that is made when it goes out. */
export interface OutboxRow {
  id: string
  template: string
  recipient: string
  /** Of a handler's turn: which. */
  handler: string | null
  status: MailStatus
  attempts: number
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  nextAttemptAt: Date
  can: { retry: boolean; discard: boolean }
}

/** What waits, went out or failed, page by page. */
export async function listOutbox({ search, cursor, size, filters, sort: name }: OutboxQuery) {
  const sort = outboxSorts[name]
  const pattern = search && likePattern(search)
  const page = keyset({
    from: Prisma.sql`"Outbox" m`,
    id: Prisma.sql`m.id`,
    where: [
      pattern ? Prisma.sql`(m.recipient ILIKE ${pattern} OR m.template ILIKE ${pattern})` : null,
      filters.status ? Prisma.sql`m.status = ${filters.status}::"OutboxStatus"` : null,
    ],
    sort,
    cursor,
    size,
  })
  type Row = Omit<OutboxRow, 'can'> & { pageId: string; key: unknown }
  const found = await db.$queryRaw<Row[]>`
    WITH page AS (${page})
    SELECT page.id AS "pageId", page.key, m.id, m.template, m.recipient,
      m.payload ->> 'handler' AS handler, m.status, m.attempts, m."lastError", m."createdAt",
      m."sentAt", m."nextAttemptAt"
    FROM "Outbox" m JOIN page ON page.id = m.id
    ORDER BY ${pageOrder(sort)}`
  const { rows, next } = toPage(found, size)
  const choices = (row: Row) => ({ retry: canRetryMail(row), discard: canDiscardMail(row) })
  return { rows: rows.map((row): OutboxRow => ({ ...row, can: choices(row) })), next }
}

/** How the outbox does at a glance. */
export interface OutboxFigures {
  waiting: number
  failed: number
  /** Since when the oldest mail that waits has been waiting; null while none does. */
  oldestWaiting: Date | null
}

/** Why mail waits, and until when nothing is tried; null while it leaves. */
export interface MailPause {
  reason: PauseReason
  detail: string | null
  nextCallAt: Date
}

/** What keeps mail from leaving through the provider that is set now. */
export async function readMailPause(): Promise<MailPause | null> {
  const pace = await db.mailPace.findUnique({
    where: { provider: paceKey(transport()) },
    select: { reason: true, detail: true, nextCallAt: true },
  })
  const reason = pauseReasons.find((each) => each === pace?.reason)
  return pace && reason ? { ...pace, reason } : null
}

/** How many wait and failed, in one statement. */
export async function readOutboxFigures(): Promise<OutboxFigures> {
  const [row] = await db.$queryRaw<[OutboxFigures]>`
    SELECT count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE status = 'failed')::int AS failed,
      min("createdAt") FILTER (WHERE status = 'waiting') AS "oldestWaiting"
    FROM "Outbox" WHERE status IN ('waiting', 'failed')`
  return row
}
