import { load } from './load.mjs'
import { untilMailIsSent, waitingMail } from './mail.mjs'

/**
 * Asks one target at one connection and at 32, after a short warm-up.
 * @returns {Promise<Record<number, object>>} the figures by number of connections
 */
export async function loadTarget(work, target) {
  await take(work, target, 8, Math.min(2, work.options.seconds))
  const figures = {}
  for (const connections of [1, 32])
    figures[connections] = await take(work, target, connections, work.options.seconds)
  return figures
}

async function take(work, target, connections, seconds) {
  const { db } = work
  const before = await target.written?.(db)
  const figures = await load(work, { connections, seconds, ...target })
  if (!target.written) return figures
  const mailWaiting = await waitingMail(db)
  const mailTook = await untilMailIsSent(work)
  const written = (await target.written(db)) - before
  return { ...figures, written, mailWaiting, mailTook }
}
