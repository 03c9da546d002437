import 'server-only'
import cluster from 'node:cluster'
import { hours, minutes } from '@/lib/config/define-guildhall'
import { logError } from '@/lib/log'
import { fromClock } from '@/lib/ops/origin'

/** The part of Node's process that is used here. */
interface Channel {
  send?: (message: string) => unknown
  on: (event: 'message', listener: (message: unknown) => void) => unknown
}

/**
 * Starts work that one process does for all. Of several behind one port, the primary process chooses
 * one (scripts/lib/run-cluster.mjs) once they have reported that they started.
 */
export function whenChosen(start: () => void, channel: Channel, isOneOfSeveral = cluster.isWorker) {
  if (!isOneOfSeveral) return start()
  channel.on('message', (message) => message === 'timed-work' && start())
  channel.send?.('started')
}

/**
 * Does at intervals what the cron route does on hosts without long-running processes. Each is loaded
 * when it is due: development would compile all of it before the first page.
 */
export function startWorker() {
  repeat('outbox', 10_000, async () => (await import('@/lib/mail/drain-outbox')).drainOutbox())
  repeat('measureClock', minutes(10), async () =>
    (await import('@/lib/ops/measure-clock')).measureClock(),
  )
  repeat('sweepPictures', minutes(1), async () =>
    (await import('@/lib/pictures/sweep-pictures')).sweepPictures(),
  )
  repeat('tidyUp', hours(1), async () => (await import('@/lib/ops/tidy-up')).tidyUp())
  repeat('recheckDomains', hours(1), async () =>
    (await import('@/lib/domains/recheck-domains')).recheckDomains(),
  )
  repeat('remindDue', hours(1), async () =>
    (await import('@/lib/organizations/change-sign-in-policy')).remindDue(),
  )
}

function repeat(name: string, pause: number, work: () => Promise<unknown>) {
  let failures = 0
  const run = async () => {
    try {
      await fromClock(work)
      failures = 0
    } catch (error) {
      // The database is unavailable: logged once, and retried less and less often.
      if (failures++ === 0) logError(error, { during: name })
    }
    // Does not keep the process alive.
    setTimeout(
      () => void run(),
      Math.min(pause * 2 ** failures, Math.max(pause, minutes(5))),
    ).unref()
  }
  setTimeout(() => void run(), pause).unref()
}
