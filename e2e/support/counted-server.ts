import fs from 'node:fs'
import { dataFile } from './data-folder'
import { startServerBeside, type ServerBeside } from './server-beside'

/** A server of its own whose SQL statements can be counted, whatever else is going on. */
export interface CountedServer extends ServerBeside {
  /** The statements that the server takes for this. */
  statementsOf: (work: () => Promise<unknown>) => Promise<string[]>
}

/** Starts it. What PostgreSQL's log calls "counted" is its own, whatever other tests do meanwhile. */
export async function startCountedServer(): Promise<CountedServer> {
  const database = new URL(fs.readFileSync(dataFile('database-url'), 'utf8').trim())
  database.searchParams.set('application_name', 'counted')
  // The demo people are there already; with them comes the example, whose pages count as well.
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

// PostgreSQL writes a statement before it runs it: whoever has the answer finds all of them.
function logSince(position: number): string {
  const log = fs.openSync(dataFile('postgres.log'), 'r')
  const text = Buffer.alloc(fs.fstatSync(log).size - position)
  fs.readSync(log, text, 0, text.length, position)
  fs.closeSync(log)
  return text.toString()
}

/** The counted server's own, each on one line. */
function statementsIn(log: string): string[] {
  const statement = /^\S+ \S+ \S+ counted LOG:\s+(?:execute [^:]*|statement): (.*)/s
  return log
    .split(/\n(?!\t)/) // what goes on in the next line begins with a tab there
    .map((entry) => statement.exec(entry)?.[1])
    .filter((text) => text !== undefined)
    .map((text) => text.replace(/\s+/g, ' ').trim())
}
