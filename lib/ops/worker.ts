import 'server-only'
import cluster from 'node:cluster'
import { hours, minutes } from '@/lib/config/define-guildhall'
import { remindDue } from '@/lib/organizations/change-sign-in-policy'
import { recheckDomains } from '@/lib/domains/recheck-domains'
import { logError } from '@/lib/log'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { sweepPictures } from '@/lib/pictures/sweep-pictures'
import { measureClock } from '@/lib/ops/measure-clock'
import { fromClock } from '@/lib/ops/origin'
import { tidyUp } from '@/lib/ops/tidy-up'

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

/** Does at intervals what the cron route does on hosts without long-running processes. */
export function startWorker() {
  repeat('outbox', 10_000, () => drainOutbox())
  repeat('measureClock', minutes(10), measureClock)
  repeat('sweepPictures', minutes(1), sweepPictures)
  repeat('tidyUp', hours(1), tidyUp)
  repeat('recheckDomains', hours(1), recheckDomains)
  repeat('remindDue', hours(1), () => remindDue())
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
