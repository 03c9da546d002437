import 'server-only'
import { db } from '@/lib/db'
import { hours, minutes } from '@/lib/define-guildhall'
import { env } from '@/lib/env'
import { deliverSignal } from '@/lib/events/deliver-signal'
import { HANDLER_TEMPLATE } from '@/lib/events/signal'
import { logError } from '@/lib/log'
import { canCompose, compose } from '@/lib/mail/compose'
import { MailError } from '@/lib/mail/mail-error'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import { transport } from '@/lib/mail/transport'

interface Row {
  id: string
  template: string
  recipient: string
  payload: object
  attempts: number
  createdAt: Date
  /** The language that the recipient has chosen. */
  locale: string | null
  firstAttemptAt: Date
}

/** Longer than any send takes: until then nobody else takes the row, afterwards somebody does. */
export const LEASE = minutes(2)
/** Providers remember an idempotency key for a day: a try after that could be a second mail. */
const GIVE_UP = hours(23)
/** In a row's `lastError`: not tried again, since it may have gone out a day ago. */
export const TOO_LATE = 'too-late'

/**
 * Sends what waits in the outbox. Any number may run at once, on any number of servers: each row is
 * taken by one of them, and what one of them drops by dying is taken again when its lease is over.
 * @returns how many mails and turns of handlers went out
 */
export async function drainOutbox(batch = 20): Promise<number> {
  let sent = 0
  for (;;) {
    const rows = await take(batch)
    const results = await Promise.all(rows.map(sendOne))
    sent += results.filter(Boolean).length
    if (rows.length < batch) return sent
  }
}

const take = (batch: number) => db.$queryRaw<Row[]>`
  UPDATE "Outbox" SET attempts = attempts + 1,
    "firstAttemptAt" = coalesce("firstAttemptAt", now()),
    "nextAttemptAt" = now() + ${LEASE} * interval '1 millisecond'
  WHERE id IN (
    SELECT id FROM "Outbox" WHERE status = 'waiting' AND "nextAttemptAt" <= now()
    ORDER BY "nextAttemptAt" LIMIT ${batch} FOR UPDATE SKIP LOCKED)
  RETURNING id, template, recipient, payload, attempts, "createdAt", "firstAttemptAt",
    (SELECT locale FROM "User" WHERE email = recipient) AS locale`

async function sendOne(row: Row): Promise<boolean> {
  try {
    // Whoever tried it first may have died with the answer: a day later nobody can know any more.
    if (isOld(row) && row.template !== HANDLER_TEMPLATE) return await giveUp(row)
    const outcome = row.template === HANDLER_TEMPLATE ? await handle(row) : await mail(row)
    await settle(row, outcome)
    return outcome.status === 'sent'
  } catch (error) {
    await putBack(row, error).catch((second: unknown) => logError(second, { outbox: row.id }))
    return false
  }
}

interface Outcome {
  status: 'sent' | 'dropped'
  sentAt?: Date
  providerId?: string | null
}

/** A registered handler's turn, which waits in the same outbox. */
async function handle({ payload }: Row): Promise<Outcome> {
  const isDelivered = await deliverSignal(payload)
  return isDelivered ? { status: 'sent', sentAt: new Date() } : { status: 'dropped' }
}

async function mail({
  id,
  template,
  recipient,
  payload,
  createdAt,
  locale,
}: Row): Promise<Outcome> {
  if (!canCompose(template)) throw new MailError(`no such mail: ${template}`, { retryable: true })
  const to = recipient
  const content = await compose({ ...payload, template, to } as OutgoingMail, createdAt, locale)
  if (!content) return { status: 'dropped' }
  const { providerId = null } = await transport().send({ id, to, from: env.MAIL_FROM, ...content })
  return { status: 'sent', sentAt: new Date(), providerId }
}

const settle = ({ id }: Row, outcome: Outcome) =>
  db.outbox.update({ where: { id }, data: { ...outcome, lastError: null }, select: { id: true } })

const isOld = ({ firstAttemptAt }: Row) => Date.now() - firstAttemptAt.getTime() > GIVE_UP

async function giveUp({ id }: Row): Promise<false> {
  const data = { status: 'failed', lastError: TOO_LATE } as const
  await db.outbox.updateMany({ where: { id, status: 'waiting' }, data })
  return false
}

async function putBack(row: Row, error: unknown) {
  const { id, attempts } = row
  const isFinal = error instanceof MailError && !error.retryable
  logError(error, { outbox: id, attempts })
  // Only if staff have not taken it out meanwhile.
  await db.outbox.updateMany({
    where: { id, status: 'waiting' },
    data: {
      status: isFinal || isOld(row) ? 'failed' : 'waiting',
      nextAttemptAt: new Date(Date.now() + backoff(attempts)),
      lastError: String(error).slice(0, 500),
    },
  })
}

/** 5 s, 10 s, 20 s … up to an hour, each a little more or less, so that not all return at once. */
const backoff = (attempts: number) =>
  Math.min(hours(1), 5_000 * 2 ** Math.max(0, attempts - 1)) * (0.8 + Math.random() * 0.4)
