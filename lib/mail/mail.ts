import type { MailError } from './mail-error'

/** An email that is ready to send: one recipient, rendered, nothing left to decide. */
export type Mail = {
  /** The id of its outbox row: the same id is the same email, however often it is sent. */
  id: string
  to: string
  /** `Name <address>` or a bare address. */
  from: string
  replyTo?: string
  subject: string
  html: string
  text: string
  /** Where its recipient turns its type off, if it can be. */
  unsubscribeUrl?: string
}

/** An accepted email. */
export interface Sent {
  providerId?: string
  /** Set when the provider's rate window is used up: how long until it accepts the next call. */
  idleMs?: number | undefined
}

/** A way to send email. `send` throws only `MailError`. */
export type MailTransport = {
  name: 'resend' | 'smtp' | 'mailbox'
  /**
   * Identifies the account and sender, so that new settings do not wait for a failure of the old ones.
   */
  account?: string
  /** The minimum time between two calls of all processes together; no known limit if omitted. */
  intervalMs?: number
  /** How many emails a call of `sendMany` accepts. */
  batchSize?: number
  send(mail: Mail): Promise<Sent>
  /**
   * Sends many emails in one call. The same key is the same call, however often it is made.
   * @returns for each email that it was accepted, or why it was not
   * @throws MailError if none was; `refused` if they should be tried one by one
   */
  sendMany?(mails: Mail[], key: string): Promise<(Sent | MailError)[]>
}

/**
 * Returns an email's headers besides its addresses, including those of RFC 8058 if it can be turned
 * off.
 */
export const mailHeaders = ({ unsubscribeUrl }: Mail): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribeUrl && {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
})
