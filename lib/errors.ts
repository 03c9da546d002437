import type { Messages } from '@/lib/i18n/messages'

/** Every reason for which a command can refuse; each has its text under `errors` in the messages. */
export type ErrorCode = Exclude<keyof Messages['errors'], 'bug' | 'daily-limit'>

/**
 * A refusal shown to the person. Thrown by commands, so that the transaction rolls back;
 * lib/action/define-action.ts turns it into a text, at `field` if it belongs to one.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly field?: string,
    /** Values for the text, e.g. the minutes to wait. */
    readonly values?: Record<string, string | number>,
  ) {
    super(code)
    this.name = 'DomainError'
  }
}

/** Refuses one or more fields, each with a code under `validation` in the messages. */
export class InvalidFields extends DomainError {
  constructor(readonly fields: Record<string, string>) {
    super('fields-invalid', Object.keys(fields)[0])
  }

  /** Creates it from a schema's issues: the first one per field. */
  static of(issues: { path: PropertyKey[]; message: string }[]): InvalidFields {
    const codes = issues.map(({ path, message }) => [String(path[0] ?? ''), message] as const)
    return new InvalidFields(Object.fromEntries(codes.toReversed()))
  }
}

/** Refuses with "forbidden" unless allowed. */
export function authorize(allowed: boolean): asserts allowed {
  if (!allowed) throw new DomainError('forbidden')
}

const overCodes: ReadonlySet<string> = new Set<ErrorCode>([
  'member-suspended',
  'link-invalid',
  'sign-in-over',
  'invitation-used',
  'invitation-expired',
  'invitation-revoked',
  'invitation-declined',
  'invitation-replaced',
  'invitation-inviter-gone',
  'invitation-deactivated',
])

/** Whether a refusal means that the form's subject is gone: the page shows that instead. */
export const isOver = (code: string): boolean => overCodes.has(code)
