import 'server-only'
import { randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import { DomainError, type ErrorCode } from '@/lib/errors'
import { explain } from '@/lib/action/explain'
import { logRefused } from '@/lib/action/log-refused'
import { isBusyError, isDatabaseAwayError } from '@/lib/database/database-errors'
import { logError } from '@/lib/log'
import { fromRequest } from '@/lib/ops/origin'

type Handler<C> = (request: Request, context: C) => Response | Promise<Response>

/** The status for each refusal; 400 for those not listed. */
const statuses: Partial<Record<ErrorCode, number>> = {
  'signed-out': 401,
  forbidden: 403,
  'owner-only': 403,
  'exports-off': 403,
  'foreign-request': 403,
  'member-suspended': 403,
  'blocked-second-factor': 403,
  'blocked-way-in': 403,
  'blocked-session': 403,
  'not-found': 404,
  'rate-limited': 429,
  'invitations-limit': 429,
  busy: 503,
  unavailable: 503,
}

/** Seconds after which a client may retry when the database is unavailable or a row is locked. */
export const RETRY_SECONDS = 5

/**
 * Wraps a route handler so that clients get a status they can act on: each refusal has its own (429
 * with `Retry-After` for too many requests), an unavailable database and a locked row are 503 with
 * `Retry-After`, and anything else is a bug: 500 with the id in the log. Responses are not cached
 * unless their handler says so, because most of them depend on the caller.
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
  unstable_rethrow(error) // redirect(), notFound() and forbidden() are handled by Next
  if (error instanceof DomainError) return refusal(request, error)
  // The body is not JSON: Node throws this while parsing it.
  if (error instanceof SyntaxError && /\bJSON\b/.test(error.message))
    return refusal(request, new DomainError('form-unreadable'))
  if (isBusyError(error)) return refusal(request, new DomainError('busy'))
  const id = randomUUID().slice(0, 8)
  logError(error, { id })
  if (isDatabaseAwayError(error)) return refusal(request, new DomainError('unavailable'))
  return Response.json({ error: 'bug', id }, { status: 500 })
}

/** API clients get the code; a person who followed a link to a file sees what it means. */
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
