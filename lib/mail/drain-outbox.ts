import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { logWork } from '@/lib/log'
import { runHandlers, HANDLERS_AT_A_TIME } from '@/lib/mail/run-handlers'
import { claimMails } from '@/lib/mail/outbox'
import { sendMails } from '@/lib/mail/send-mails'
import { transport } from '@/lib/mail/transport'

/** Functions limit the time after the response: Vercel's shortest limit is a minute. */
const WITHIN = 45_000

interface Clock {
  /** How long it may take; the rest is sent by the next write, the worker or the cron. */
  within?: number
  /** For tests: how to wait, and the current time. */
  sleep?: (ms: number) => Promise<void>
  now?: () => number
}

/**
 * Sends what is waiting in the outbox, as fast as the provider accepts it. Any number of processes may
 * run it concurrently: each row is claimed by one of them, and claimed again after its lease if that
 * process dies.
 * @returns how many emails and handler runs were delivered
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
