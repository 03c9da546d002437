import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** The source of an event: a page or an API request, scheduled work, or your own code. */
export const eventSources = ['web', 'cron', 'code'] as const
export type EventSource = (typeof eventSources)[number]

/** What the audit log and log lines record about the current request. */
export interface Origin {
  source: EventSource
  /** Null outside a request. */
  requestId: string | null
  /** Ids for the log, once they are known. */
  actor?: string
  target?: string
  organization?: string
}

// Bundles have copies of this module; a request has one storage.
const home = globalThis as { guildhallOrigin?: AsyncLocalStorage<Origin> }
const storage = () => (home.guildhallOrigin ??= new AsyncLocalStorage())

/** Returns the origin of the current work. */
export const originNow = (): Origin => storage().getStore() ?? { source: 'code', requestId: null }

/** Notes the actor, target and organization for the log lines of this request. */
export const noteWho = (who: Pick<Origin, 'actor' | 'target' | 'organization'>): void =>
  void Object.assign(storage().getStore() ?? {}, who)

/** Runs work as scheduled work of the server. */
export const fromClock = <R>(work: () => R): R =>
  storage().run({ source: 'cron', requestId: null }, work)

/** Runs work as part of a request, which keeps its id, also after the response. */
export const fromRequest = <R>(headers: Headers, work: () => R): R =>
  storage().run({ source: 'web', requestId: requestIdIn(headers) ?? newRequestId() }, work)

/**
 * Returns the id under which the host, or the proxy in front, knows the request. Clients can send any:
 * it only says where to look in the logs, and proves nothing.
 */
function requestIdIn(headers: Headers): string | undefined {
  const sent = headers.get('x-request-id') ?? headers.get('x-vercel-id') ?? ''
  return /^[\w.:-]{1,100}$/.test(sent) ? sent : undefined
}

const newRequestId = () => randomUUID().replaceAll('-', '').slice(0, 16)
