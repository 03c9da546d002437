import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Options } from 'nodemailer/lib/smtp-transport'
import {
  MailError,
  type MailFailure,
  parseSender,
  singleAddress,
  type Mail,
  type MailTransport,
  mailHeaders,
} from '@/lib/mail/mail'
import { smtpServer } from '@/lib/mail/smtp-server'

export type SmtpSettings = {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string
  account?: string
  /** Limits the whole conversation. */
  timeoutMs?: number
}

/**
 * Sends through an SMTP server. SMTP has no idempotency keys: an email whose response was lost may be
 * sent again, but with the same Message-ID, by which many servers drop duplicates.
 */
export function smtpTransport({ url, account, timeoutMs = 10_000 }: SmtpSettings): MailTransport {
  const server = smtpServer(url)
  return {
    name: 'smtp',
    account,
    async send(mail) {
      const message = toNodemailer(mail)
      let socket: Socket | undefined
      const smtp = createTransport({
        ...server,
        getSocket: socketFor(timeoutMs, (opened) => (socket = opened)),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      const sent = await smtp.sendMail(message).catch((cause: SmtpError) => {
        // Without all of the email, the server did not accept it: the connection, its TLS or a
        // command before failed. A numeric response says so too.
        const isPartial = (socket?.bytesWritten ?? 0) < Buffer.byteLength(mail.html)
        const isUnsent = isPartial || cause.responseCode !== undefined
        const message = aboutTls(cause) ?? cause.message
        throw new MailError(`SMTP: ${message}`, { kind: kindOf(cause), isUnsent, cause })
      })
      return { providerId: sent.messageId }
    },
  }
}

// nodemailer's own timeouts restart with every response; this one closes the connection.
const socketFor =
  (timeoutMs: number, opened: (socket: Socket) => void): NonNullable<Options['getSocket']> =>
  ({ host, port }, done) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const connection = connect({ host, port: Number(port), signal })
    opened(connection)
    connection.once('error', refuse)
    connection.once('connect', () => {
      connection.off('error', refuse)
      done(null, { connection })
    })
    function refuse(error: Error) {
      done(error, undefined)
    }
  }

/** Passes every address as an object: nodemailer parses strings as lists of recipients. */
function toNodemailer(mail: Mail) {
  const { id, to, from, replyTo, subject, html, text } = mail
  const sender = parseSender(from)
  return {
    from: sender,
    to: [toAddress(to)],
    replyTo: replyTo === undefined ? undefined : [toAddress(replyTo)],
    subject,
    html,
    text,
    messageId: `<${id}@${sender.address.split('@')[1]}>`,
    // Resend's SMTP server takes its idempotency key from the last header; others ignore it.
    headers: { ...mailHeaders(mail), 'Resend-Idempotency-Key': id },
  }
}

const toAddress = (value: string) => ({ name: '', address: singleAddress(value) })

type SmtpError = Error & {
  code?: string
  command?: string
  responseCode?: number
  response?: string
}

// nodemailer keeps only the message of Node's error.
function aboutTls({ message, responseCode }: SmtpError) {
  if (responseCode) return
  if (message.includes('wrong version number'))
    return 'the server does not begin with TLS on this port: use smtp:// instead of smtps://'
  if (/certificate|altnames/i.test(message))
    return `${message}. NODE_EXTRA_CA_CERTS can name the file of your own certificate authority`
}

// A 5xx about the recipient or the content is final. One about the password, TLS or the sender concerns
// our settings: they will be fixed, and the email should still be sent then.
function kindOf(error: SmtpError): MailFailure {
  const { code, command, responseCode = 0, response = '' } = error
  const isTemporary = responseCode >= 400 && responseCode < 500
  if ([530, 534, 535, 538].includes(responseCode) || code === 'ETLS' || aboutTls(error))
    return 'settings'
  if (code === 'EAUTH') return isTemporary ? 'away' : 'settings'
  if (responseCode === 421) return 'limited'
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return 'away'
  if (command === 'MAIL FROM') {
    if (isTemporary) return 'limited'
    return responseCode === 552 ? 'refused' : 'settings'
  }
  if (isTemporary) return 'later'
  return concernsSettings(response) ? 'settings' : 'refused'
}

/**
 * Whether a 5xx to the recipient or the content is about the sender or about who may send through the
 * server: many servers check these only once they know the recipient.
 */
function concernsSettings(response: string): boolean {
  // RFC 3463: 5.1.7 and 5.1.8 are about the sender's address, 5.7.8 and 5.7.9 about the sign-in. The
  // other 5.1.x and 5.2.x are about the recipient's mailbox, and Exchange's 5.7.1xx about its rules.
  const [code = ''] = /\b5\.\d+\.\d+\b/.exec(response) ?? []
  if (/^5\.(1\.[78]|7\.[89])$/.test(code)) return true
  if (/^5\.(1\.[1-6]|2\.\d+|7\.1\d\d)$/.test(code)) return false
  // An address can contain any word.
  const words = response.replace(/<[^>]*>|\S+@\S+/g, '')
  return /\brelay|\bauthenticat|\bsender (address|domain|identity|verif)|\bfrom address|client host rejected/i.test(
    words,
  )
}
