import 'server-only'
import config from '@/guildhall.config'
import { notePeers } from '@/lib/ops/note-peers'
import { checkBrand } from '@/lib/brand/check-brand'
import { whyRowsAreNotLimited } from '@/lib/db'
import { env } from '@/lib/env'
import { measureClock } from '@/lib/ops/measure-clock'
import { ownPaths } from '@/lib/ops/own-paths.mjs'
import { openDoor } from '@/lib/ops/door'
import { whileSeeding } from '@/lib/ops/readiness'
import { startWorker, whenChosen } from '@/lib/ops/worker'
import { startTelemetry } from '@/lib/ops/telemetry'
import { stopGently } from '@/lib/ops/stop-gently'
import { warnOfSettings } from '@/lib/ops/warn-of-settings'
import { logNextErrors } from '@/lib/workarounds/log-next-errors'
import { readAbortStacks } from '@/lib/workarounds/read-abort-stacks'

/**
 * Runs once per server, before its first request: checks the settings, seeds the demo data and, where a
 * process keeps running, starts the worker that sends email and cleans up. On Vercel cron does that.
 * @throws a clear message if a setting is invalid
 */
export async function boot(): Promise<void> {
  checkBrand(config.brand)
  await startTelemetry()
  notePeers()
  readAbortStacks()
  if (env.SEED_DEMO) void whileSeeding(async () => (await import('@/prisma/seed')).seedDemo())
  // If the database is unavailable, the first request reports it.
  void measureClock().catch(() => {})
  void whyRowsAreNotLimited().catch(() => {})
  // An existing app prints errors of its pages as it did.
  if (env.NODE_ENV === 'production' && !ownPaths) logNextErrors()
  if (env.VERCEL) return warnOfSettings()
  whenChosen(() => {
    warnOfSettings() // one process does, for all of them
    startWorker()
  }, process)
  if (env.NODE_ENV !== 'production') return
  openDoor()
  stopGently(env.SHUTDOWN_DELAY * 1000, process)
}
