import 'server-only'
import { pool } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { isBusyError } from '@/lib/database/database-errors'

/** How long a write waits for its turn before it requests a connection. */
const patience = 4_000

interface Line {
  running: number
  waiting: (() => void)[]
}
const lines = new Map<string, Line>()

/**
 * Runs writes that wait for the same row, e.g. an organization's, using at most a third of the pool:
 * the others queue without a connection, so that other requests are still served. Applies within this
 * process; across processes the row lock decides.
 * @param key what they wait for
 * @throws DomainError busy if the turn does not come in time or the row stays locked
 */
export async function inTurn<R>(key: string, work: () => Promise<R>): Promise<R> {
  await turn(key)
  try {
    return await work()
  } catch (error) {
    throw isBusyError(error) ? new DomainError('busy') : error
  } finally {
    next(key)
  }
}

const atOnce = () => Math.max(1, Math.floor((pool().options.max ?? 10) / 3))

async function turn(key: string): Promise<void> {
  const line = lines.get(key) ?? { running: 0, waiting: [] }
  lines.set(key, line)
  if (line.running < atOnce()) {
    line.running++
    return
  }
  // A finished write passes its slot on, so `running` stays the same.
  await new Promise<void>((resolve, reject) => {
    const come = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      line.waiting.splice(line.waiting.indexOf(come), 1)
      reject(new DomainError('busy'))
    }, patience)
    line.waiting.push(come)
  })
}

function next(key: string) {
  const line = lines.get(key)
  const come = line?.waiting.shift()
  if (come) return come()
  if (line && --line.running === 0) lines.delete(key)
}
