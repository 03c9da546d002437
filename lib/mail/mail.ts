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
}

/** A way for mail to go out. `send` throws `MailError` and nothing else. */
export type MailTransport = {
  name: 'resend' | 'smtp' | 'mailbox'
  send(mail: Mail): Promise<{ providerId?: string }>
}
