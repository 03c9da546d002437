import 'server-only'
import config from '@/guildhall.config'
import { notePeers } from '@/lib/ops/note-peers'
import { checkBrand } from '@/lib/brand/check-brand'
import { env } from '@/lib/env'
import { logError } from '@/lib/log'
import { measureClock } from '@/lib/ops/measure-clock'
import { openDoor } from '@/lib/ops/door'
import { startWorker, whenChosen } from '@/lib/ops/worker'
import { startTelemetry } from '@/lib/ops/telemetry'
import { stopGently } from '@/lib/ops/stop-gently'
import { readAbortStacks } from '@/lib/workarounds/read-abort-stacks'
import { seedDemo } from '@/prisma/seed'

// Asked from the bundle of a route, set in the bundle of instrumentation.ts: two copies of a module.
const home = globalThis as { guildhallIsSeeding?: boolean }

/** Whether the demo people are still on their way. */
export const isSeeding = () => home.guildhallIsSeeding === true

/**
 * What a server does once, before its first request: checks its settings, brings the demo people in
 * and, where a process lives on, sends mail and tidies up by the clock. On Vercel cron does that.
 * @throws when a setting is wrong, in words
 */
export async function boot(): Promise<void> {
  checkBrand(config.brand)
  await startTelemetry()
  notePeers()
  readAbortStacks()
  if (env.SEED_DEMO) void seed()
  // A database that is away says so to whoever comes first.
  void measureClock().catch(() => {})
  if (!env.VERCEL) whenChosen(startWorker, process)
  if (env.NODE_ENV !== 'production' || env.VERCEL) return
  openDoor()
  stopGently(env.SHUTDOWN_DELAY * 1000, process)
}

async function seed() {
  home.guildhallIsSeeding = true
  try {
    await seedDemo()
  } catch (error) {
    logError(error, { during: 'seeding the demo people' })
  } finally {
    home.guildhallIsSeeding = false
  }
}
