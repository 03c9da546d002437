import 'server-only'
import { rolePermissions } from '@/lib/access/org-context'
import { canGrant, type Actor, type Permission, type Reason } from '@/lib/access/roles'
import { DomainError, type ErrorCode } from '@/lib/errors'

const errors: Record<Reason, ErrorCode> = {
  role: 'forbidden',
  owner: 'owner-stays',
  self: 'forbidden',
  above: 'forbidden',
  'not-admin': 'owner-must-be-admin',
  'not-active': 'owner-must-be-admin',
  suspended: 'owner-must-be-admin',
}

/**
 * Throws for a reason returned by a rule in lib/access/roles.ts: an error at the field, or `forbidden`.
 * @example refuse(whyNotRemove(actor, target))
 * @throws DomainError forbidden | owner-stays | owner-must-be-admin
 */
export function refuse(reason: Reason | null, field?: string): asserts reason is null {
  if (!reason) return
  const code = errors[reason]
  throw new DomainError(code, code === 'forbidden' ? undefined : field)
}

/**
 * Returns the permissions of a role in organizations of this kind.
 * @throws DomainError role-unknown
 */
export function ensureRole(kind: string, role: string, field?: string): readonly Permission[] {
  const granted = rolePermissions(kind, role)
  if (granted.length === 0) throw new DomainError('role-unknown', field)
  return granted
}

/**
 * Refuses to grant a role above the actor's own.
 * @returns the permissions of the role
 * @throws DomainError role-unknown | role-too-high
 */
export function ensureMayGrant(actor: Actor, kind: string, role: string, field?: string) {
  const granted = ensureRole(kind, role, field)
  if (!canGrant(actor, granted)) throw new DomainError('role-too-high', field)
  return granted
}
