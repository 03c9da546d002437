import 'server-only'
import { randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import { DomainError, type ErrorCode } from '@/lib/errors'
import { explain } from '@/lib/action/explain'
import { logRefused } from '@/lib/action/log-refused'
import { isBusyError } from '@/lib/database/is-busy-error'
import { isDatabaseAwayError } from '@/lib/database/is-database-away-error'
import { logError } from '@/lib/log'
import { fromRequest } from '@/lib/ops/origin'

type Handler<C> = (request: Request, context: C) => Response | Promise<Response>

/** The status of each refusal; 400 for those that are not listed. */
const statuses: Partial<Record<ErrorCode, number>> = {
  'signed-out': 401,
  forbidden: 403,
  'exports-off': 403,
  'foreign-request': 403,
  'not-found': 404,
  'rate-limited': 429,
  'invitations-limit': 429,
  busy: 503,
  unavailable: 503,
}

/** Seconds after which a program may ask again while the database is away or a row is held. */
export const RETRY_SECONDS = 5

/**
 * Wraps a route handler, so that a program gets a status that it can act on: a refusal has its own
 * (429 with `Retry-After` for too many requests), a database that is away and a row that somebody else
 * holds are 503 with `Retry-After`, and everything else is a bug: 500 with the id that the log has. No answer is cached unless its
 * handler says so, since most of them are about the person who asks.
 */
export const answering =
  <C = unknown>(handler: Handler<C>) =>
  async (request: Request, context: C): Promise<Response> => {
    const response = await fromRequest(request.headers, () =>
      Promise.resolve()
        .then(() => handler(request, context))
        .catch((error: unknown) => answerTo(request, error)),
    )
    if (!response.headers.has('cache-control')) response.headers.set('Cache-Control', 'no-store')
    return response
  }

async function answerTo(request: Request, error: unknown): Promise<Response> {
  unstable_rethrow(error) // redirect(), notFound() and forbidden() are Next's to answer
  if (error instanceof DomainError) return refusal(request, error)
  // A body that is no JSON: Node says so while it is read.
  if (error instanceof SyntaxError && /\bJSON\b/.test(error.message))
    return refusal(request, new DomainError('form-unreadable'))
  if (isBusyError(error)) return refusal(request, new DomainError('busy'))
  const id = randomUUID().slice(0, 8)
  logError(error, { id })
  if (isDatabaseAwayError(error)) return refusal(request, new DomainError('unavailable'))
  return Response.json({ error: 'bug', id }, { status: 500 })
}

/** A program gets the code; a person who followed a link to a file reads what it means. */
async function refusal(request: Request, error: DomainError) {
  logRefused(error)
  const { code, values } = error
  const status = statuses[code] ?? 400
  const headers = new Headers()
  if (status === 429) headers.set('Retry-After', String(Number(values?.minutes ?? 1) * 60))
  if (status === 503) headers.set('Retry-After', String(RETRY_SECONDS))
  if (!request.headers.get('accept')?.includes('text/html'))
    return Response.json({ error: code }, { status, headers })
  headers.set('Content-Type', 'text/plain; charset=utf-8')
  return new Response((await explain(error)).text, { status, headers })
}
