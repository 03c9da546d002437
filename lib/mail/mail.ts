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

/** Failures of the provider or the settings, which affect every email. */
export const pauseReasons = ['limited', 'quota', 'settings', 'away'] as const
export type PauseReason = (typeof pauseReasons)[number]

/**
 * Why an email was not sent: `refused`: this email, permanently (its address, its content). `later`:
 * this email, for now. `limited`: too many calls; `quota`: the daily or monthly quota is used up;
 * `settings`: the key, the password or the sender is not accepted; `away`: no response, or the
 * provider's own failure.
 */
export type MailFailure = 'refused' | 'later' | PauseReason

interface Details {
  kind: MailFailure
  /** When the provider asks to be called again, in milliseconds from now. */
  retryAfterMs?: number | undefined
  /** False if the provider may have accepted the email although its response was lost. */
  isUnsent?: boolean
  cause?: unknown
}

/** Why an email was not sent, and what to do about it. */
export class MailError extends Error {
  override name = 'MailError'
  readonly kind: MailFailure
  readonly retryAfterMs: number | undefined
  readonly isUnsent: boolean

  constructor(message: string, { kind, retryAfterMs, isUnsent = true, cause }: Details) {
    super(message, { cause })
    this.kind = kind
    this.retryAfterMs = retryAfterMs
    this.isUnsent = isUnsent
  }

  /** False if the same email would always be refused. */
  get retryable(): boolean {
    return this.kind !== 'refused'
  }

  /** Why the provider should not be called for a while; null if only this email is affected. */
  get pause(): PauseReason | null {
    return pauseReasons.find((reason) => reason === this.kind) ?? null
  }
}

// Excludes white space, control characters, double quotes, commas, brackets and backslashes: nothing that
// a header parser could read as a second recipient, a display name, a comment or another header.
const address = /^[^\s\p{C}",;:<>()[\]\\@]+@[^\s\p{C}",;:<>()[\]\\@]+$/u

/**
 * Returns `value` if it is a single bare address: the last check before it becomes a header.
 * @throws MailError for anything else; `refused`, or `settings` if the address is a setting, which can
 *   be fixed
 */
export function singleAddress(value: string, kind: 'refused' | 'settings' = 'refused'): string {
  if (value.length <= 320 && address.test(value)) return value
  throw new MailError('Not one bare mail address', { kind })
}

/** Splits `Name <address>` (or a bare address), the format of MAIL_FROM. */
export function parseSender(from: string): { name: string; address: string } {
  const named = /^([^<>\r\n]*)<([^<>]+)>$/.exec(from.trim())
  const written = (named?.[1] ?? '').trim()
  const inQuotes = /^"(.*)"$/.exec(written)?.[1]
  const name = inQuotes?.replace(/\\(.)/g, '$1') ?? written
  return { name, address: singleAddress(named?.[2] ?? from.trim(), 'settings') }
}
