import fs from 'node:fs'

/**
 * The statements that PostgreSQL logged between two places of its log, in order, without those that
 * only begin and end a transaction, and without the bench's own.
 * @param {string} file
 * @param {number} from
 * @param {number} to
 * @returns {{ text: string, inTransaction: boolean }[]}
 */
export function readStatements(file, from, to) {
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
