/** What is wrong with the provider or the settings: no other mail would leave either. */
export const pauseReasons = ['limited', 'quota', 'settings', 'away'] as const
export type PauseReason = (typeof pauseReasons)[number]

/**
 * Why a mail did not go out:
 * `refused`: this mail, permanently (its address, its content).
 * `later`: this mail, for now.
 * `limited`: too many calls; `quota`: the day's or month's mails are used up; `settings`: the key, the
 * password or the sender is not accepted; `away`: no answer, or the provider's own failure.
 */
export type MailFailure = 'refused' | 'later' | PauseReason

interface Details {
  kind: MailFailure
  /** When the provider says to come back, in milliseconds from now. */
  retryAfterMs?: number | undefined
  /** False when the provider may have taken the mail all the same: its answer was lost. */
  isUnsent?: boolean
  cause?: unknown
}

/** Why a mail did not go out, and what to do with it. */
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

  /** False when the same mail would be refused for ever. */
  get retryable(): boolean {
    return this.kind !== 'refused'
  }

  /** Why the provider should not be called for a while; null when only this mail is concerned. */
  get pause(): PauseReason | null {
    return pauseReasons.find((reason) => reason === this.kind) ?? null
  }
}
