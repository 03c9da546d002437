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
