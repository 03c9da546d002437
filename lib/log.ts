import 'server-only'
import pino from 'pino'
import { env } from '@/lib/env'
import { originNow } from '@/lib/ops/origin'

/** What a line of the log can be about beside the events of the audit log (docs/operations.md). */
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
 * The one door to the log: lines of JSON, errors and refusals on stderr, the rest on stdout. A field
 * names a thing by its id, never a person by name or address, and never what opens anything.
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
    // Written at once, by the process itself: nothing is lost where it ends.
    pino.multistream(
      [
        { level: 'debug', stream: process.stdout },
        { level: 'warn', stream: process.stderr },
      ],
      { dedupe: true },
    ),
  )

// lib/ops/telemetry.ts, where it is on; other bundles have a copy of that module.
const home = globalThis as { guildhallTrace?: () => string | undefined }

function whence() {
  const { requestId, ...origin } = originNow()
  return { ...origin, requestId: requestId ?? undefined, traceId: home.guildhallTrace?.() }
}

/** What happened and is in the audit log as well. */
export const logEvent = (event: string, about: About) => logger().info({ event, ...about })

/** What was refused. */
export function logRefusal(about: About, event: ServerEvent = 'request.refused') {
  logger()[event === 'input.refused' ? 'info' : 'warn']({ event, ...about })
}

/** Background work that has done something. */
export const logWork = (work: string, about: About) =>
  logger().info({ event: 'work.done' satisfies ServerEvent, work, ...about })

/** What whoever runs the server should know, and nobody did wrong. */
export const logWarning = (message: string, about: About = {}) =>
  logger().warn({ event: 'server.warning' satisfies ServerEvent, ...about }, message)

/** What should not have happened. Names the error, never what was typed. */
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
 * A message without what it may repeat: the addresses that a provider refuses, links, tokens, the value
 * that PostgreSQL cannot read, the arguments that Prisma prints before its last line.
 */
const withoutData = (message: string) =>
  (/^\s*Invalid `/.test(message) ? (message.trim().split('\n').at(-1) ?? '') : message)
    .replace(/(\b[a-z][\w+.-]*:\/\/)[^\s"'`<>]+/gi, '$1[address]')
    .replace(/[^\s@<>"'`(]+@[^\s@<>"'`)]+/g, '[address]')
    .replace(
      /(invalid input syntax for [^:]+|out of range[^:]*|invalid [\w ]+): "[^]*"/g,
      '$1: [value]',
    )
    .replace(/\b(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{24,}/g, '[token]')
    .slice(0, 500)
