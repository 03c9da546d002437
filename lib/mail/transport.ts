import 'server-only'
import { env, mailMode } from '@/lib/env'
import type { MailTransport } from '@/lib/mail/mail'
import { mailboxTransport } from '@/lib/mail/mailbox-transport'
import { resendTransport } from '@/lib/mail/resend-transport'
import { smtpTransport } from '@/lib/mail/smtp-transport'

let chosen: MailTransport | undefined

const choose = (): MailTransport => {
  const mode = mailMode()
  if (mode === 'resend' && env.RESEND_API_KEY)
    return resendTransport({ apiKey: env.RESEND_API_KEY })
  if (mode === 'smtp' && env.SMTP_URL) return smtpTransport({ url: env.SMTP_URL })
  return mailboxTransport({ dir: env.MAIL_DIR })
}

/** The way out that the settings choose: Resend, SMTP, or the local mailbox. */
export const transport = (): MailTransport => (chosen ??= choose())

/** Puts another transport in its place: for tests of what happens when a provider fails. */
export const replaceTransport = (other: MailTransport | undefined) => {
  chosen = other
}
