import 'server-only'
import type { DomainError, ErrorCode } from '@/lib/errors'
import { logRefusal, type ServerEvent } from '@/lib/log'

/** The log's event for each refusal; unlisted ones only ask to correct a form. */
const events: Partial<Record<ErrorCode, ServerEvent>> = {
  'sign-in-failed': 'signIn.refused',
  'password-wrong': 'signIn.refused',
  'code-wrong': 'signIn.refused',
  'recovery-code-wrong': 'signIn.refused',
  'passkey-refused': 'signIn.refused',
  'passkey-copied': 'signIn.refused',
  'sign-in-again': 'signIn.refused',
  'foreign-request': 'request.refused',
  forbidden: 'access.refused',
  'not-found': 'access.refused',
  'member-suspended': 'access.refused',
  'blocked-way-in': 'access.refused',
  'blocked-session': 'access.refused',
  'blocked-second-factor': 'access.refused',
  'signed-out': 'access.refused',
  'link-invalid': 'access.refused',
  'rate-limited': 'limit.exceeded',
  'invitations-limit': 'limit.exceeded',
}

/** Logs one line for a refused action or request: its code, and nothing that was sent. */
export const logRefused = ({ code }: DomainError) =>
  logRefusal({ code }, events[code] ?? 'input.refused')
