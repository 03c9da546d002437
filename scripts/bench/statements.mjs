import fs from 'node:fs'
import { dataFiles } from '../lib/data-folder.mjs'
import { Failure } from '../lib/failure.mjs'
import { untilMailIsSent } from './mail.mjs'
import { send } from './http.mjs'
import { readStatements } from './postgres-log.mjs'

const requests = 5

/**
 * Counts the SQL statements of a few requests, one after the other, in PostgreSQL's own log: what
 * ran between the request and its answer. BEGIN and COMMIT are no statements, and the mail that
 * leaves when the answer has gone is not part of it.
 * @returns {Promise<{ statements: number, inTransaction: number, texts: string[] }>} of the request
 *   that had most
 */
export async function countStatements(work, target) {
  const { db, settings } = work
  const log = dataFiles(settings.dataDir).postgresLog
  await logStatements(db, true)
  const counts = []
  for (let i = 0; i < requests; i++) {
    const from = fs.statSync(log).size
    await sendOne(work, target)
    const to = fs.statSync(log).size
    counts.push(countIn(readStatements(log, from, to)))
    await untilMailIsSent(work)
  }
  await logStatements(db, false)
  return counts.sort((a, b) => b.statements - a.statements)[0]
}

async function sendOne(work, { title, status, next }) {
  const request = next()
  const answer = await send(work, request)
  if (answer.status === status) return
  throw new Failure(
    `${title}: ${request.path} answers ${answer.status} instead of ${status}.`,
    answer.text.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, ' ').slice(0, 2_000),
  )
}

// The outbox is emptied after the answer, and by the clock: both begin with this statement.
const drain = /^\s*UPDATE "Outbox" SET attempts/

function countIn(all) {
  const end = all.findIndex(({ text }) => drain.test(text))
  const counted = all.slice(0, end < 0 ? undefined : end)
  const texts = counted.map(
    ({ text, inTransaction }) => (inTransaction ? '· ' : '') + oneLine(text),
  )
  const inTransaction = counted.filter((each) => each.inTransaction).length
  return { statements: counted.length, inTransaction, texts }
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim()

// A server reads its settings again a moment after it was asked to.
async function logStatements(db, on) {
  await db.query(`ALTER SYSTEM ${on ? `SET log_statement = 'all'` : 'RESET log_statement'}`)
  await db.query('SELECT pg_reload_conf()')
  const wanted = on ? 'all' : 'none'
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await db.query('SELECT pg_sleep(0.02), current_setting($1) AS now', [
      'log_statement',
    ])
    if (rows[0].now === wanted) return
  }
  throw new Failure(`PostgreSQL did not turn its log of statements ${on ? 'on' : 'off'}.`)
}
