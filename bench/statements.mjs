import fs from 'node:fs'
import { dataFiles } from '../scripts/lib/data-folder.mjs'
import { Failure } from '../scripts/lib/failure.mjs'
import { untilMailIsSent } from './database.mjs'
import { send } from './http.mjs'

const requests = 5

/**
 * Counts the SQL statements of a few requests, one after the other, in PostgreSQL's own log, between
 * the request and its response. Does not count BEGIN and COMMIT, nor the email sent after the response.
 * @returns {Promise<{ statements: number, inTransaction: number, texts: string[] }>} of the request
 *   with the most
 */
export async function countStatements(work, target) {
  await setSetting(work.db, 'log_statement', 'all')
  const counts = []
  for (let i = 0; i < requests; i++) {
    counts.push(countIn(readStatements(await logOf(work, () => sendOne(work, target)))))
    await untilMailIsSent(work)
  }
  await setSetting(work.db, 'log_statement', 'none')
  return counts.sort((a, b) => b.statements - a.statements)[0]
}

/** Returns what PostgreSQL logs during a request. */
export async function logOf({ settings }, request) {
  const file = dataFiles(settings.dataDir).postgresLog
  const from = fs.statSync(file).size
  await request()
  return slice(file, from, fs.statSync(file).size)
}

/** Sends one request and checks its response. */
export async function sendOne(work, { title, status, next }) {
  const request = next()
  const answer = await send(work, request)
  if (answer.status === status) return
  throw new Failure(
    `${title}: ${request.path} answers ${answer.status} instead of ${status}.`,
    answer.text.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, ' ').slice(0, 2_000),
  )
}

// The outbox is processed after the response and on a schedule; both begin with this statement.
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

/** Sets it for the whole server, which reloads its settings a moment after it was told to. */
export async function setSetting(db, name, value) {
  await db.query(`ALTER SYSTEM SET ${name} = '${value}'`)
  await db.query('SELECT pg_reload_conf()')
  for (let tries = 0; tries < 100; tries++) {
    const now = await db.query('SELECT pg_sleep(0.02), current_setting($1) AS now', [name])
    if (now.rows[0].now === value) return
  }
  throw new Failure(`PostgreSQL did not set ${name} to ${value}.`)
}

/**
 * Returns the statements in PostgreSQL's log, in order, without those that only begin, limit or end a
 * transaction, and without the bench's own.
 */
function readStatements(log) {
  const open = new Set()
  const found = []
  for (const { pid, text } of entries(log)) {
    if (/^BEGIN\b/i.test(text)) open.add(pid)
    else if (/^(COMMIT|ROLLBACK)\b/i.test(text)) open.delete(pid)
    else if (!/^SELECT set_config\('role'/.test(text))
      found.push({ text, inTransaction: open.has(pid) })
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
