import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '@/lib/db'
import { hours } from '@/lib/config/define-guildhall'
import { deliverSignal } from '@/lib/events/deliver-signal'
import { HANDLER_TEMPLATE } from '@/lib/events/signal'
import { logError } from '@/lib/log'
import { backoff } from '@/lib/mail/backoff'
import { claimMails, LEASE } from '@/lib/mail/claim-mails'
import { sendMails } from '@/lib/mail/send-mails'
import { transport } from '@/lib/mail/transport'

/** A handler that fails for so long is called no more. */
const GIVE_UP = hours(23)
const HANDLERS_AT_A_TIME = 20
/** What follows an answer on functions has a limit of its own: Vercel's shortest is a minute. */
const WITHIN = 45_000

interface Clock {
  /** How long it may take: what is left then is sent by the next write, the worker or the cron. */
  within?: number
  /** For tests: how to wait, and what time it is. */
  sleep?: (ms: number) => Promise<void>
  now?: () => number
}

/**
 * Sends what waits in the outbox, as fast as the provider takes it. Any number may run at once, on any
 * number of servers: each row is taken by one of them, and what one of them drops by dying is taken
 * again when its lease is over.
 * @returns how many mails and turns of handlers went out
 */
export async function drainOutbox({
  within = WITHIN,
  sleep = pause,
  now = Date.now,
}: Clock = {}): Promise<number> {
  const end = now() + within
  const way = transport()
  let sent = await drainHandlers()
  for (;;) {
    const { mails, waitMs } = await claimMails(way)
    if (mails.length > 0) sent += await sendMails(way, mails, sleep)
    else if (!waitMs) return sent
    if (now() + (waitMs ?? 0) >= end) return sent
    if (waitMs) await sleep(waitMs)
  }
}

interface Turn {
  id: string
  payload: { handler?: string; eventId?: string }
  attempts: number
  firstAttemptAt: Date
}

/** Gives registered handlers their turns, which wait in the same outbox. */
async function drainHandlers(): Promise<number> {
  let done = 0
  for (;;) {
    const turns = await takeTurns()
    const results = await Promise.all(turns.map(handle))
    done += results.filter(Boolean).length
    if (turns.length < HANDLERS_AT_A_TIME) return done
  }
}

const takeTurns = () => db.$queryRaw<Turn[]>`
  UPDATE "Outbox" SET attempts = attempts + 1,
    "firstAttemptAt" = coalesce("firstAttemptAt", now()),
    "nextAttemptAt" = now() + ${LEASE} * interval '1 millisecond'
  WHERE id IN (
    SELECT id FROM "Outbox"
    WHERE status = 'waiting' AND "nextAttemptAt" <= now() AND template = ${HANDLER_TEMPLATE}
    ORDER BY "nextAttemptAt" LIMIT ${HANDLERS_AT_A_TIME} FOR UPDATE SKIP LOCKED)
  RETURNING id, payload, attempts, "firstAttemptAt"`

async function handle(turn: Turn): Promise<boolean> {
  const { id, payload } = turn
  try {
    const isDelivered = await deliverSignal(payload)
    const data = isDelivered
      ? ({ status: 'sent', sentAt: new Date(), lastError: null } as const)
      : ({ status: 'dropped', lastError: null } as const)
    await db.outbox.update({ where: { id }, data, select: { id: true } })
    return isDelivered
  } catch (error) {
    await putBack(turn, error).catch((second: unknown) => logError(second, { outbox: id }))
    return false
  }
}

async function putBack({ id, attempts, firstAttemptAt }: Turn, error: unknown) {
  logError(error, { outbox: id, attempts })
  const isOld = Date.now() - firstAttemptAt.getTime() > GIVE_UP
  // Only if staff have not taken it out meanwhile.
  await db.outbox.updateMany({
    where: { id, status: 'waiting' },
    data: {
      status: isOld ? 'failed' : 'waiting',
      nextAttemptAt: new Date(Date.now() + backoff(attempts, id)),
      lastError: String(error).slice(0, 500),
    },
  })
}
