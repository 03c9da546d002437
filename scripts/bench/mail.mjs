import { setTimeout as sleep } from 'node:timers/promises'
import { numberOf } from './database.mjs'

/** @returns {Promise<number>} mails that have not left yet */
export const waitingMail = (db) =>
  numberOf(db, `SELECT count(*) FROM "Outbox" WHERE status = 'waiting'`)

/** Waits until the server is done with the mail of earlier requests. @returns {Promise<number>} ms */
export async function untilMailIsSent({ db, signal }, longest = 60_000) {
  const start = Date.now()
  while ((await waitingMail(db)) > 0 && Date.now() - start < longest)
    await sleep(50, undefined, { signal })
  return Date.now() - start
}
