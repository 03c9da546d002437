/** Why a mail did not go out, and whether another try may help. */
export class MailError extends Error {
  override name = 'MailError'
  /** False when the same mail would be refused for ever. */
  readonly retryable: boolean

  constructor(message: string, { retryable, cause }: { retryable: boolean; cause?: unknown }) {
    super(message, { cause })
    this.retryable = retryable
  }
}
