import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Options } from 'nodemailer/lib/smtp-transport'
import { MailError } from './mail-error'
import { parseSender } from './parse-sender'
import { singleAddress } from './single-address'
import { smtpServer } from './smtp-server'
import type { Mail, MailTransport } from './mail'

export type SmtpSettings = {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string
  /** For the whole conversation. */
  timeoutMs?: number
}

/** Sends through an SMTP server. SMTP knows no idempotency: a mail whose answer was lost may go
 *  out again, but with the same Message-ID, by which many servers drop the second. */
export function smtpTransport({ url, timeoutMs = 10_000 }: SmtpSettings): MailTransport {
  const smtp = createTransport({
    ...smtpServer(url),
    getSocket: socketFor(timeoutMs),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'smtp',
    async send(mail) {
      const message = toNodemailer(mail)
      const sent = await smtp.sendMail(message).catch((cause: SmtpError) => {
        throw new MailError(`SMTP: ${cause.message}`, { retryable: isRetryable(cause), cause })
      })
      return { providerId: sent.messageId }
    },
  }
}

// nodemailer's own time-outs start anew with every answer; this one cuts the line.
const socketFor =
  (timeoutMs: number): NonNullable<Options['getSocket']> =>
  ({ host, port }, done) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const connection = connect({ host, port: Number(port), signal })
    connection.once('error', refuse)
    connection.once('connect', () => {
      connection.off('error', refuse)
      done(null, { connection })
    })
    function refuse(error: Error) {
      done(error, undefined)
    }
  }

/** Every address is an object of its own: nodemailer parses strings as lists of recipients. */
function toNodemailer({ id, to, from, replyTo, subject, html, text }: Mail) {
  const sender = parseSender(from)
  return {
    from: sender,
    to: [toAddress(to)],
    replyTo: replyTo === undefined ? undefined : [toAddress(replyTo)],
    subject,
    html,
    text,
    messageId: `<${id}@${sender.address.split('@')[1]}>`,
    // Resend's SMTP server takes its idempotency key from the second header; others ignore it.
    headers: { 'Auto-Submitted': 'auto-generated', 'Resend-Idempotency-Key': id },
  }
}

const toAddress = (value: string) => ({ name: '', address: singleAddress(value) })

type SmtpError = Error & { code?: string; responseCode?: number }

// A 5xx about the sender, recipient or content is final. A 5xx about the greeting, TLS or the
// password is about our settings: they get repaired, and the mail should then still leave.
function isRetryable({ code, responseCode = 0 }: SmtpError): boolean {
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return true
  const aboutOurLogin = [530, 534, 535, 538].includes(responseCode)
  return aboutOurLogin || (responseCode >= 400 && responseCode < 500)
}
