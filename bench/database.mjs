import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Opens one connection of the bench's own. */
export async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' })
  client.on('error', () => {}) // told by whoever asks next, or by the end of PostgreSQL itself
  await client.connect()
  return client
}

/** @returns {Promise<number>} the one number that a statement asks for */
export async function numberOf(db, sql) {
  const { rows } = await db.query(sql)
  return Number(Object.values(rows[0])[0])
}

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
