#!/usr/bin/env node
// Replaces the native schema engine that Prisma's command line would download: the same arguments and the
// same lines on stdin, stdout and stderr, with Prisma's engine compiled to WebAssembly inside.
// prisma.config.ts names it. (Not on Windows, which does not support a script's first line.)
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createEngine } from './engine.mjs'
import { loadSchemaEngine } from './wasm.mjs'
import pg from 'pg'
import { onDatabase, parseDatabaseUrl } from './database-url.mjs'
import { runOn } from './statements.mjs'

/** Answers JSON-RPC requests, one per line, in order, with the result of `call(method, params)`. */
const serve = async (call, input, output) => {
  for await (const line of linesOf(input)) {
    const { id, method, params } = JSON.parse(line)
    if (!method) continue // the client's confirmation of a print
    const answer = await answerOf(call, method, params)
    // Prisma prints what it is asked to print, not what is in a result.
    const print = answer.result?.stdout
    if (print) output.write(lineOf({ id, method: 'print', params: { content: print } }))
    output.write(lineOf({ id, ...answer }))
  }
}

// By hand, because node:readline also splits at U+2028, which JSON, and so a migration, may contain.
const linesOf = async function* (input) {
  let rest = ''
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()
    yield* lines.filter(Boolean)
  }
}

const lineOf = (message) =>
  JSON.stringify({ jsonrpc: '2.0', ...message }).replace(/[\u2028\u2029]/g, escaped) + '\n'

const escaped = (separator) => `\\u${separator.charCodeAt(0).toString(16)}`

const answerOf = async (call, method, params) => {
  try {
    return { result: (await call(method, params)) ?? {} }
  } catch ({ message, code, panic }) {
    const data = { is_panic: !!panic, message, meta: null, error_code: code }
    return { error: { code: 4466, message, data } }
  }
}

// The errors for an existing database, and for one that another deployment is creating at the same time.
const alreadyThere = ['42P04', '23505']

/** Creates the database named in a URL, from the server's `postgres` database. */
const createDatabase = async (url) => {
  const database = parseDatabaseUrl(url)
  const name = pg.escapeIdentifier(database.config.database)
  await runOn(onDatabase(database, 'postgres'), `CREATE DATABASE ${name}`).catch((fault) => {
    if (!alreadyThere.includes(fault.cause?.originalCode)) throw fault
  })
}

const log = (line) => process.stderr.write(line)
const report = (level, fields) =>
  log(JSON.stringify({ level, fields, target: 'schema_engine::logger' }) + '\n')

const { values, positionals } = parseArgs({
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string', default: '{}' },
    version: { type: 'boolean' },
    'enabled-preview-features': { type: 'string' }, // read from the schema instead
    'extension-types': { type: 'string' },
  },
  allowPositionals: true,
})

const engine = createEngine({
  ...JSON.parse(values.datasource),
  datamodels: values.datamodels?.map((path) => [path, readFileSync(path, 'utf8')]),
  log,
})

const commands = {
  'can-connect-to-database': () => engine.call('version'),
  'create-database': () => createDatabase(JSON.parse(values.datasource).url),
}

const stop = async () => {
  await engine.stop()
  process.exit()
}

const run = async () => {
  if (values.version) {
    const { version } = await loadSchemaEngine()
    return console.log(`schema-engine-wasm ${version}`)
  }
  // Prisma skips the first line of stderr and parses all others: nothing but JSON may be printed there.
  process.removeAllListeners('warning')
  report('INFO', { message: 'Starting the schema engine' })
  if (positionals[0] === 'cli') return commands[positionals[1]]()
  await serve(engine.call, process.stdin, process.stdout)
}

// Prisma stops its engine with SIGTERM, Ctrl-C reaches both, and a killed Prisma no longer reads.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop)
for (const stream of [process.stdout, process.stderr]) stream.on('error', stop)

try {
  await run()
} catch ({ message, code }) {
  report('ERROR', { message, error_code: code })
  process.exitCode = 1
}
await stop()
