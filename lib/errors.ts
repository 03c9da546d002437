/** Everything that a command refuses, each with a text under `errors` in the messages. */
export type ErrorCode =
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'slug-taken'
  | 'slug-reserved'
  | 'already-member'
  | 'already-invited'
  | 'role-too-high'
  | 'role-unknown'
  | 'owner-stays'
  | 'owner-must-be-admin'
  | 'name-does-not-match'
  | 'link-invalid'
  | 'invitation-used'
  | 'invitation-expired'
  | 'invitation-revoked'
  | 'invitation-declined'
  | 'invitation-replaced'
  | 'invitation-not-yours'
  | 'sign-in-failed'
  | 'password-wrong'
  | 'password-common'
  | 'rate-limited'
  | 'unavailable'
  | 'foreign-request'

/**
 * A refusal that the person should read. Thrown by commands, so that the transaction rolls back;
 * lib/action.ts turns it into a text, at `field` when it belongs to one.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly field?: string,
    /** Figures for the text, e.g. the minutes to wait. */
    readonly values?: Record<string, string | number>,
  ) {
    super(code)
    this.name = 'DomainError'
  }
}

/** Refuses with "forbidden" unless the policy allows it. */
export function authorize(allowed: boolean): asserts allowed {
  if (!allowed) throw new DomainError('forbidden')
}
