import type { MailError } from './mail-error'

/** A mail that is ready to leave: one recipient, rendered, nothing left to decide. */
export type Mail = {
  /** The id of its outbox row: the same id is the same mail, however often it is sent. */
  id: string
  to: string
  /** `Name <address>` or a bare address. */
  from: string
  replyTo?: string
  subject: string
  html: string
  text: string
  /** Where its recipient switches its kind off, of a mail that can be. */
  unsubscribeUrl?: string
}

/** That a mail was taken. */
export interface Sent {
  providerId?: string
  /** The provider's window is used up: how long until it takes the next call. */
  idleMs?: number | undefined
}

/** A way for mail to go out. `send` throws `MailError` and nothing else. */
export type MailTransport = {
  name: 'resend' | 'smtp' | 'mailbox'
  /** Tells accounts and senders apart: with other settings, nothing waits for what was wrong with these. */
  account?: string
  /** At least so long between two calls, of all processes together. Without it: no limit known. */
  intervalMs?: number
  /** How many mails a call of `sendMany` takes. */
  batchSize?: number
  send(mail: Mail): Promise<Sent>
  /**
   * Sends many in one call. The same key is the same call, however often it is made.
   * @returns for each mail that it was taken, or why it was not
   * @throws MailError when none was; `refused` when it should be tried mail by mail
   */
  sendMany?(mails: Mail[], key: string): Promise<(Sent | MailError)[]>
}
