import { untilMailIsSent } from './database.mjs'
import { logOf, sendOne, setSetting } from './statements.mjs'

/** Loads PostgreSQL's auto_explain into each new connection; it logs nothing until enabled. */
export async function preparePlans(db) {
  await db.query(`LOAD 'auto_explain'`)
  await setSetting(db, 'session_preload_libraries', 'auto_explain')
  await setSetting(db, 'auto_explain.log_analyze', 'on')
}

/**
 * Returns the plans with which PostgreSQL served one request, the third of its kind, with its
 * parameters.
 * @returns {Promise<{ ms: number, reads: string[], text: string }[]>} of each statement: its time, how
 *   it read its tables, and the plan as logged by PostgreSQL
 */
export async function plansOf(work, target) {
  for (let i = 0; i < 2; i++) await sendOne(work, target)
  await untilMailIsSent(work)
  await setSetting(work.db, 'auto_explain.log_min_duration', '0')
  const log = await logOf(work, () => sendOne(work, target))
  await setSetting(work.db, 'auto_explain.log_min_duration', '-1')
  return [...log.matchAll(plan)]
    .map(([, ms, text]) => ({ ms: Number(ms), reads: readsOf(text), text }))
    .filter(({ text }) => !notOfThePage.test(text))
}

// The bench's own queries, and the email sent after the response.
const notOfThePage = /pg_sleep|current_setting|(UPDATE|FROM) "(Outbox|MailPace)"/

const plan = /LOG: {2}duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n)+)/g

/** Returns each table or index that was read, how, and the maximum number of rows. */
function readsOf(text) {
  const scan =
    /((?:Seq|Index|Index Only|Bitmap Index|Bitmap Heap) Scan)(?: Backward)?(?: using ("[^"]+"|\w+))? on ("[^"]+"|\w+)[^\n]*?rows=([\d.]+) loops=(\d+)\)$/gm
  const most = new Map()
  for (const [, how, index, table, rows, loops] of text.matchAll(scan)) {
    const read = `${how} ${(index ?? table).replaceAll('"', '')}`
    most.set(read, Math.max(most.get(read) ?? 0, Math.round(rows * loops)))
  }
  return [...most].map(([read, rows]) => `${read} (${rows.toLocaleString('en')})`)
}

/** A readable list of how each page was read. */
export function plansTable(targets) {
  const ours = Object.values(targets).filter(({ plans }) => plans.length > 0)
  const lines = ours.flatMap(({ title, plans }) => {
    const ms = plans.reduce((sum, each) => sum + each.ms, 0)
    const each = plans.map((each) => `  ${each.ms.toFixed(2)} ms: ${each.reads.join(', ')}`)
    return [`${title}: ${plans.length} statements, ${ms.toFixed(1)} ms`, ...each]
  })
  return [
    '',
    'How PostgreSQL read the pages, and how many rows came of it:',
    '',
    ...lines,
    '',
  ].join('\n')
}
