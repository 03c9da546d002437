import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** From where something was done: a page or a program's request, the timed work, or code of one's own. */
export const eventSources = ['web', 'cron', 'code'] as const
export type EventSource = (typeof eventSources)[number]

/** What the audit log and the log's lines say of the request in which something happens. */
export interface Origin {
  source: EventSource
  /** Null for what belongs to no request. */
  requestId: string | null
  /** For the log, by their ids, once they are known. */
  actor?: string
  target?: string
  organization?: string
}

// Bundles have copies of this module; a request has one storage.
const home = globalThis as { guildhallOrigin?: AsyncLocalStorage<Origin> }
const storage = () => (home.guildhallOrigin ??= new AsyncLocalStorage())

/** Where the work that runs now comes from. */
export const originNow = (): Origin => storage().getStore() ?? { source: 'code', requestId: null }

/** Notes who asks, whom it is about, in which organization: for the log's lines of this request. */
export const noteWho = (who: Pick<Origin, 'actor' | 'target' | 'organization'>): void =>
  void Object.assign(storage().getStore() ?? {}, who)

/** Runs work as the timed work of the server. */
export const fromClock = <R>(work: () => R): R =>
  storage().run({ source: 'cron', requestId: null }, work)

/** Runs work as part of a request, which keeps the id that it has: after a response as well. */
export const fromRequest = <R>(headers: Headers, work: () => R): R =>
  storage().run({ source: 'web', requestId: requestIdIn(headers) ?? newRequestId() }, work)

/**
 * The id under which the host, or the proxy in front, knows the request. A client can send any: it says
 * where to look in the logs, and proves nothing.
 */
function requestIdIn(headers: Headers): string | undefined {
  const sent = headers.get('x-request-id') ?? headers.get('x-vercel-id') ?? ''
  return /^[\w.:-]{1,100}$/.test(sent) ? sent : undefined
}

const newRequestId = () => randomUUID().replaceAll('-', '').slice(0, 16)
