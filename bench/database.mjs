import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Opens a separate connection for the bench. */
export async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' })
  client.on('error', () => {}) // reported by the next query, or when PostgreSQL itself ends
  await client.connect()
  return client
}

/** @returns {Promise<number>} the single number that a statement returns */
export async function numberOf(db, sql) {
  const { rows } = await db.query(sql)
  return Number(Object.values(rows[0])[0])
}

/** @returns {Promise<number>} emails that have not been sent yet */
export const waitingMail = (db) =>
  numberOf(db, `SELECT count(*) FROM "Outbox" WHERE status = 'waiting'`)

/** Waits until the server has sent the emails of earlier requests. @returns {Promise<number>} ms */
export async function untilMailIsSent({ db, signal }, longest = 60_000) {
  const start = Date.now()
  while ((await waitingMail(db)) > 0 && Date.now() - start < longest)
    await sleep(50, undefined, { signal })
  return Date.now() - start
}
