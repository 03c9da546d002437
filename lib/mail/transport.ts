import 'server-only'
import { createHmac } from 'node:crypto'
import { env, mailMode } from '@/lib/env'
import type { MailTransport } from '@/lib/mail/mail'
import { mailboxTransport } from '@/lib/mail/mailbox-transport'
import { resendTransport } from '@/lib/mail/resend-transport'
import { smtpTransport } from '@/lib/mail/smtp-transport'

let chosen: MailTransport | undefined

const choose = (): MailTransport => {
  const mode = mailMode()
  if (mode === 'resend' && env.RESEND_API_KEY)
    return resendTransport({ apiKey: env.RESEND_API_KEY, account: accountOf(env.RESEND_API_KEY) })
  if (mode === 'smtp' && env.SMTP_URL)
    return smtpTransport({ url: env.SMTP_URL, account: accountOf(env.SMTP_URL) })
  return mailboxTransport({ dir: env.MAIL_DIR })
}

// Identifies the settings without revealing them: keys do not belong in the database.
const accountOf = (secret: string) =>
  createHmac('sha256', env.AUTH_SECRET)
    .update(`mail account\n${secret}\n${env.MAIL_FROM}`)
    .digest('base64url')
    .slice(0, 12)

/** Returns the transport chosen by the settings: Resend, SMTP, or the local mailbox. */
export const transport = (): MailTransport => (chosen ??= choose())

/** Replaces the transport, for tests of provider failures. */
export const replaceTransport = (other: MailTransport | undefined) => {
  chosen = other
}
