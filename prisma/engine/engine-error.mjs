import { panicOf } from './wasm.mjs'

// Prisma's codes for connection errors. The WebAssembly engine returns the message without the code.
const codes = {
  AuthenticationFailed: 'P1000',
  DatabaseNotReachable: 'P1001',
  DatabaseDoesNotExist: 'P1003',
  DatabaseAccessDenied: 'P1010',
  TlsConnectionError: 'P1011',
  ConnectionClosed: 'P1017',
  TooManyConnections: 'P2037',
}

/** Converts an engine's error for Prisma's command line: with a code if there is one. */
export const engineError = (error, fault) => {
  const panic = panicOf(error)
  if (panic) return Object.assign(new Error(panic), { panic: true })
  if (error.code) return numbered(error.code, withoutTrace(error.message))
  if (/^P\d{4}$/.test(fault?.code)) return fault
  const migration = failedMigration.exec(error.message)?.[1]
  if (migration && fault?.cause) return migrationFailed(migration, fault)
  return numbered(codes[fault?.cause?.kind], withoutTrace(error.message))
}

const numbered = (code, message) => Object.assign(new Error(message), { code })

const failedMigration = /apply_script\s+with migration_name="(.+)"/

/** The text of P3018 as in the native engine; the WebAssembly one returns a trace of its functions. */
const migrationFailed = (migration, { message, cause }) =>
  numbered(
    'P3018',
    `A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve

Migration name: ${migration}

Database error code: ${cause.originalCode}

Database error:
ERROR: ${message}${cause.detail ? `\nDETAIL: ${cause.detail}` : ''}${cause.hint ? `\nHINT: ${cause.hint}` : ''}`,
  )

/** Removes the engine's own functions and the names of its layers. */
const withoutTrace = (message) =>
  message
    .replace(/\n +0: [^]*$/, '')
    .replace(/external connector error\nError querying the database: /, '')
