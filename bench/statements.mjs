import fs from 'node:fs'
import { dataFiles } from '../scripts/lib/data-folder.mjs'
import { Failure } from '../scripts/lib/failure.mjs'
import { untilMailIsSent } from './database.mjs'
import { send } from './http.mjs'

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

/**
 * The statements that PostgreSQL logged between two places of its log, in order, without those that
 * only begin and end a transaction, and without the bench's own.
 * @param {string} file
 * @param {number} from
 * @param {number} to
 * @returns {{ text: string, inTransaction: boolean }[]}
 */
function readStatements(file, from, to) {
  const open = new Set()
  const found = []
  for (const { pid, text } of entries(slice(file, from, to))) {
    if (/^BEGIN\b/i.test(text)) open.add(pid)
    else if (/^(COMMIT|ROLLBACK)\b/i.test(text)) open.delete(pid)
    else found.push({ text, inTransaction: open.has(pid) })
  }
  return found
}

function slice(file, from, to) {
  const buffer = Buffer.alloc(to - from)
  const handle = fs.openSync(file)
  fs.readSync(handle, buffer, 0, buffer.length, from)
  fs.closeSync(handle)
  return buffer.toString()
}

// "2026-11-23 18:00:00.123 UTC [4711] LOG:  execute <unnamed>: SELECT …"; further lines of the same
// entry begin with a tab.
function* entries(log) {
  const line = /^\S+ \S+ \S+ \[(\d+)\] LOG: {2}(?:statement|execute \S+): ((?:.*\n(?:\t.*\n)*))/gm
  for (const [, pid, text] of log.matchAll(line)) yield { pid, text }
}
