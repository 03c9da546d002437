import fs from 'node:fs'
import { dataFile } from './data-folder'
import { startServerBeside, type ServerBeside } from './server-beside'

/** A separate server whose SQL statements can be counted, independently of other tests. */
export interface CountedServer extends ServerBeside {
  /** Returns the statements the server runs during the work. */
  statementsOf: (work: () => Promise<unknown>) => Promise<string[]>
}

/** Starts it. PostgreSQL logs its statements as "counted", so other tests do not interfere. */
export async function startCountedServer(): Promise<CountedServer> {
  const database = new URL(fs.readFileSync(dataFile('database-url'), 'utf8').trim())
  database.searchParams.set('application_name', 'counted')
  // The demo people already exist; they enable the example, whose pages also count.
  const server = await startServerBeside({ DATABASE_URL: database.href, SEED_DEMO: '1' })
  return {
    ...server,
    async statementsOf(work) {
      const before = fs.statSync(dataFile('postgres.log')).size
      await work()
      return statementsIn(logSince(before))
    },
  }
}

// PostgreSQL logs a statement before running it, so that all are in the log when the response arrives.
function logSince(position: number): string {
  const log = fs.openSync(dataFile('postgres.log'), 'r')
  const text = Buffer.alloc(fs.fstatSync(log).size - position)
  fs.readSync(log, text, 0, text.length, position)
  fs.closeSync(log)
  return text.toString()
}

// Sent in the same message as the statement that follows it (lib/database/row-security.mjs).
const limitsRows = /^SELECT set_config\('role'/

/** The statements of the counted server, each on one line. */
function statementsIn(log: string): string[] {
  const statement = /^\S+ \S+ \S+ counted LOG:\s+(?:execute [^:]*|statement): (.*)/s
  return log
    .split(/\n(?!\t)/) // continuation lines begin with a tab
    .map((entry) => statement.exec(entry)?.[1])
    .filter((text) => text !== undefined)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => !limitsRows.test(text))
}
