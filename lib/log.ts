import 'server-only'
import pino from 'pino'
import { env } from '@/lib/env'
import { originNow } from '@/lib/ops/origin'

/** Events of the log that are not in the audit log (docs/operations.md). */
export type ServerEvent =
  | 'access.refused'
  | 'input.refused'
  | 'limit.exceeded'
  | 'request.refused'
  | 'signIn.refused'
  | 'server.error'
  | 'server.warning'
  | 'work.done'

type About = Record<string, string | number | null | undefined>

/**
 * The only logger: lines of JSON, errors and refusals on stderr, the rest on stdout. Fields identify
 * things by id; they never contain a person's name or address, or a secret.
 */
const logger = () => (made ??= make())
let made: pino.Logger | undefined

const make = () =>
  pino(
    {
      level: env.LOG_LEVEL,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      mixin: whence,
    },
    // Written synchronously by the process itself, so that nothing is lost when it ends.
    pino.multistream(
      [
        { level: 'debug', stream: process.stdout },
        { level: 'warn', stream: process.stderr },
      ],
      { dedupe: true },
    ),
  )

// Set by lib/ops/telemetry.ts, if enabled; other bundles have a copy of that module.
const home = globalThis as { guildhallTrace?: () => string | undefined }

function whence() {
  const { requestId, ...origin } = originNow()
  return { ...origin, requestId: requestId ?? undefined, traceId: home.guildhallTrace?.() }
}

/** Logs an event that is also in the audit log. */
export const logEvent = (event: string, about: About) => logger().info({ event, ...about })

/** Logs a refusal. */
export function logRefusal(about: About, event: ServerEvent = 'request.refused') {
  logger()[event === 'input.refused' ? 'info' : 'warn']({ event, ...about })
}

/** Logs background work that did something. */
export const logWork = (work: string, about: About) =>
  logger().info({ event: 'work.done' satisfies ServerEvent, work, ...about })

/** Logs what operators should know, and nobody did wrong. */
export const logWarning = (message: string, about: About = {}) =>
  logger().warn({ event: 'server.warning' satisfies ServerEvent, ...about }, message)

/** Logs an unexpected error, without anything that was typed. */
export function logError(error: unknown, about: About = {}) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  logger().error(
    {
      event: 'server.error' satisfies ServerEvent,
      ...about,
      name,
      stack: stack
        ?.split('\n')
        .map((line) => line.trim())
        .filter((line) => line.startsWith('at '))
        .slice(0, 5),
    },
    withoutData(message),
  )
}

/**
 * Removes what a message may repeat: addresses refused by a provider, links, tokens, a value that
 * PostgreSQL cannot parse, the arguments that Prisma prints before its last line.
 */
const withoutData = (message: string) =>
  (/^\s*Invalid `/.test(message) ? (message.trim().split('\n').at(-1) ?? '') : message)
    .slice(0, 2_000) // the expressions below take longer than linear time
    .replace(/(\b[a-z][\w+.-]*:\/\/)[^\s"'`<>]+/gi, '$1[address]')
    .replace(/[^\s@<>"'`(]+@[^\s@<>"'`)]+/g, '[address]')
    .replace(
      /(invalid input syntax for [^:]+|out of range[^:]*|invalid [\w ]+): "[^]*"/g,
      '$1: [value]',
    )
    .replace(/\b(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{24,}/g, '[token]')
    .slice(0, 500)
