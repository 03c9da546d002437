import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { dataFile } from './data-folder'

/** A server of its own whose SQL statements can be counted, whatever else is going on. */
export interface CountedServer {
  url: string
  /** The statements that the server takes for this. */
  statementsOf: (work: () => Promise<unknown>) => Promise<string[]>
  stop: () => Promise<void>
}

/** Starts e2e/support/serve-counted.mjs beside the server under test. */
export async function startCountedServer(): Promise<CountedServer> {
  const server = spawn(process.execPath, ['e2e/support/serve-counted.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GUILDHALL_ENDS_WITH_PARENT: '1' },
  })
  const [port] = (await once(server.stdout, 'data')) as [Buffer]
  return {
    url: `http://localhost:${String(port).trim()}`,
    async statementsOf(work) {
      const before = fs.statSync(dataFile('postgres.log')).size
      await work()
      return statementsIn(logSince(before))
    },
    async stop() {
      server.kill()
      await once(server, 'exit')
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
