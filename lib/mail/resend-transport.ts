import { Resend, type ErrorResponse } from 'resend'
import { MailError } from './mail-error'
import { singleAddress } from './single-address'
import type { Mail, MailTransport } from './mail'

export type ResendSettings = {
  apiKey: string
  /** Another address for the API: tests, proxies. */
  baseUrl?: string
  timeoutMs?: number
}

/** Sends through Resend. The outbox id is the idempotency key, so that trying again after a lost
 *  answer never sends a mail twice (Resend remembers keys for 24 hours). */
export function resendTransport({
  apiKey,
  baseUrl,
  timeoutMs = 5_000,
}: ResendSettings): MailTransport {
  const resend = new Resend(apiKey, { baseUrl })
  return {
    name: 'resend',
    async send(mail) {
      const { data, error } = await resend.emails.send(toResend(mail), {
        idempotencyKey: mail.id,
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!error) return { providerId: data.id }
      // This key has gone out before, only worded otherwise (a new deployment, a newer link): sent.
      if (error.name === 'invalid_idempotent_request') return {}
      throw new MailError(`Resend: ${error.name}: ${error.message}`, {
        retryable: isRetryable(error),
      })
    },
  }
}

function toResend({ to, from, replyTo, subject, html, text }: Mail) {
  return {
    to: [singleAddress(to)],
    from,
    replyTo: replyTo === undefined ? undefined : [singleAddress(replyTo)],
    subject,
    html,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

// What is wrong with this mail stays wrong. What is wrong with us (the key, the sender, the quota)
// or with them gets repaired, and the mail should then still leave. No status: no answer at all.
const isRetryable = ({ name, statusCode }: ErrorResponse) =>
  name === 'invalid_from_address' || ![400, 404, 405, 413, 422].includes(statusCode ?? 0)
