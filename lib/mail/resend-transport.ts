import { Resend, type ErrorResponse } from 'resend'
import {
  MailError,
  type MailFailure,
  parseSender,
  singleAddress,
  type Mail,
  type MailTransport,
  mailHeaders,
} from '@/lib/mail/mail'

export type ResendSettings = {
  apiKey: string
  account?: string
  /** Another base URL for the API: tests, proxies. */
  baseUrl?: string
  timeoutMs?: number
}

type Headers = Record<string, string> | null

/**
 * Sends through Resend. The outbox id (or the batch's id) is the idempotency key, so that retrying
 * after a lost response never sends an email twice (Resend remembers keys for 24 hours). A new Resend
 * account accepts two calls a second, and a call up to a hundred emails.
 */
export function resendTransport({
  apiKey,
  account,
  baseUrl,
  timeoutMs = 5_000,
}: ResendSettings): MailTransport {
  const resend = new Resend(apiKey, { baseUrl })
  return {
    name: 'resend',
    account,
    // Slightly more than half a second: calls do not arrive as evenly as they are sent.
    intervalMs: 550,
    batchSize: 100,
    async send(mail) {
      const signal = AbortSignal.timeout(timeoutMs)
      const idempotencyKey = mail.id
      const answer = await resend.emails.send(toResend(mail), { idempotencyKey, signal })
      const { data, error, headers } = answer
      if (!error) return { providerId: data.id, idleMs: idle(headers) }
      if (isSentBefore(error)) return {}
      throw toMailError(error, headers, signal)
    },
    async sendMany(mails, idempotencyKey) {
      const prepared = mails.map(prepare)
      const good = prepared.flatMap((each) => (each instanceof MailError ? [] : each))
      if (good.length === 0) return prepared as MailError[]
      const signal = AbortSignal.timeout(timeoutMs * 3)
      const { data, error, headers } = await resend.batch.send(good, {
        idempotencyKey,
        signal,
        batchValidation: 'permissive',
      })
      if (error && !isSentBefore(error)) throw toMailError(error, headers, signal)
      // Refused emails are missing from the list of ids.
      const refused = new Map(data?.errors?.map(({ index, message }) => [index, message]))
      const ids = (data?.data ?? []).map(({ id }) => id)
      const results = good.map((_, position) => {
        const message = refused.get(position)
        return message === undefined
          ? { providerId: ids.shift(), idleMs: idle(headers) }
          : new MailError(`Resend: ${message}`, { kind: 'refused' })
      })
      return prepared.map((each) => (each instanceof MailError ? each : results.shift()!))
    },
  }
}

/**
 * Verifies and parses a webhook from Resend; null if its signature is wrong or older than five minutes.
 */
export function verifyWebhook(
  payload: string,
  headers: { id: string; timestamp: string; signature: string },
  webhookSecret: string,
): unknown {
  try {
    // The API key is needed only for calls, and this is not one.
    return new Resend('none').webhooks.verify({ payload, headers, webhookSecret })
  } catch {
    return null
  }
}

/** Refuses anything but a single address: Resend would read a list as several recipients. */
function prepare(mail: Mail) {
  try {
    return toResend(mail)
  } catch (error) {
    return error as MailError
  }
}

function toResend(mail: Mail) {
  const { id, to, from, replyTo, subject, html, text } = mail
  return {
    to: [singleAddress(to)],
    from: quoted(from),
    replyTo: replyTo === undefined ? undefined : [singleAddress(replyTo)],
    subject,
    html,
    text,
    headers: mailHeaders(mail),
    // Resend's webhooks return it, even if the response with Resend's own id was lost.
    tags: [{ name: 'outbox', value: id }],
  }
}

/** The sender with a quoted name if it needs that: after a bare comma, another sender would begin. */
function quoted(from: string) {
  const { name, address } = parseSender(from)
  return /[",;:@()[\]\\]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : from
}

/** This key was used before with other content (a new deployment, a newer link). */
const isSentBefore = ({ name }: ErrorResponse) => name === 'invalid_idempotent_request'

const idle = (headers: Headers) =>
  headers?.['ratelimit-remaining'] === '0'
    ? retryAfter({ 'retry-after': headers['ratelimit-reset'] ?? '' })
    : undefined

const toMailError = (error: ErrorResponse, headers: Headers, signal: AbortSignal) =>
  new MailError(`Resend: ${error.name}: ${error.message}`, {
    kind: kindOf(error, headers),
    retryAfterMs: retryAfter(headers),
    // A timeout or a gateway error does not say whether Resend accepted it.
    isUnsent: !(
      signal.aborted ||
      error.name === 'concurrent_idempotent_requests' ||
      [502, 504].includes(error.statusCode ?? 0)
    ),
  })

function kindOf({ name, statusCode, message }: ErrorResponse, headers: Headers): MailFailure {
  if (name === 'daily_quota_exceeded' || name === 'monthly_quota_exceeded') return 'quota'
  if (statusCode === 429 || name === 'rate_limit_exceeded') return 'limited'
  if (name === 'concurrent_idempotent_requests') return 'later'
  const isOurs = statusCode === 401 || statusCode === 403 || /_api_key$/.test(name)
  // A refused sender is refused for every email.
  if (isOurs || name === 'invalid_from_address' || /`from`/.test(message)) return 'settings'
  if ([400, 404, 405, 413, 422].includes(statusCode ?? 0)) return 'refused'
  if (statusCode === 409 || statusCode === 451) return 'later'
  return headers?.['retry-after'] && (statusCode ?? 0) < 500 ? 'limited' : 'away'
}

/**
 * Returns how long a provider asks to wait, from `retry-after` (seconds or a date) or `ratelimit-reset`
 * (seconds).
 * @returns milliseconds; undefined if it does not say
 */
export function retryAfter(headers: Record<string, string> | null | undefined): number | undefined {
  const text = headers?.['retry-after'] ?? headers?.['ratelimit-reset']
  if (!text?.trim()) return undefined
  const seconds = Number(text)
  const ms = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
