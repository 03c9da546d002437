import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { logWork } from '@/lib/log'
import { runHandlers, HANDLERS_AT_A_TIME } from '@/lib/mail/run-handlers'
import { claimMails } from '@/lib/mail/claim-mails'
import { sendMails } from '@/lib/mail/send-mails'
import { transport } from '@/lib/mail/transport'

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
export async function drainOutbox(clock: Clock = {}): Promise<number> {
  const sent = await sendWaiting(clock)
  if (sent > 0) logWork('outbox', { sent })
  return sent
}

async function sendWaiting({ within = WITHIN, sleep = pause, now = Date.now }: Clock) {
  const end = now() + within
  const way = transport()
  let sent = 0
  for (let claimed = HANDLERS_AT_A_TIME; claimed === HANDLERS_AT_A_TIME;) {
    const turns = await runHandlers()
    claimed = turns.claimed
    sent += turns.delivered
  }
  for (;;) {
    const { mails, waitMs } = await claimMails(way)
    if (mails.length > 0) sent += await sendMails(way, mails, sleep)
    else if (!waitMs) return sent
    if (now() + (waitMs ?? 0) >= end) return sent
    if (waitMs) await sleep(waitMs)
  }
}
