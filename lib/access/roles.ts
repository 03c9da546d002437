import type { Contributed } from '@/lib/config/resources'

/**
 * Who may do what: pure questions, asked by the command (refuse), the page (hide) and the tooltip
 * (explain). No database and no React here, so that a browser can ask them too.
 */

/** What can be permitted in every organization; resources have permissions of their own beside these. */
export const permissions = [
  'org.read',
  'org.update',
  'org.delete',
  'org.transfer',
  'member.list',
  'member.read',
  'member.invite',
  'member.changeRole',
  'member.suspend',
  'member.remove',
  'invitation.manage',
  'activity.read',
] as const
export type Permission = (typeof permissions)[number] | keyof Contributed<'permissions'>

/** Each role with its permissions. What only the owner may do is in no role. */
export type RoleCatalogue = {
  member: readonly Permission[]
  admin: readonly Permission[]
} & Record<string, readonly Permission[]>

const member = ['org.read', 'member.list'] as const
const admin = [
  ...member,
  'org.update',
  'member.read',
  'member.invite',
  'member.changeRole',
  'member.suspend',
  'member.remove',
  'invitation.manage',
  'activity.read',
] as const

export const defaultRoles: RoleCatalogue = { member, admin }

/** The role that owners have, and that a new owner must already have. */
export const OWNER_ROLE = 'admin'

/** Who does it: one member of one organization, with all that their role permits. */
export interface Actor {
  userId: string
  role: string
  isOwner: boolean
  /** Staff of the product, in an organization in which they are no member. */
  isStaff?: boolean
  permissions: readonly Permission[]
}

/** To whom it is done. */
export interface Target {
  userId: string
  role: string
  isOwner: boolean
  /** What the target's own role permits: nobody touches a member who may more than themselves. */
  permissions: readonly Permission[]
  /** Whether the person can sign in. */
  isActive: boolean
  /** Whether they have no access to the organization at present. */
  isSuspended: boolean
}

/** What a role permits; an unknown role permits nothing. */
export const permissionsOf = (roles: RoleCatalogue, role: string): readonly Permission[] =>
  Object.hasOwn(roles, role) ? (roles[role] ?? []) : []

export const can = (actor: Actor, permission: Permission) => actor.permissions.includes(permission)

/** No role above one's own: everything that it permits, the actor may too. Never "owner". */
export const canGrant = (actor: Actor, granted: readonly Permission[]) =>
  granted.length > 0 && granted.every((permission) => can(actor, permission))

const isAnother = (actor: Actor, target: Target) => target.userId !== actor.userId
const isNotAbove = (actor: Actor, target: Target) => target.permissions.every((p) => can(actor, p))

/**
 * Why something cannot be done to somebody; each has its sentences under `whyNot` in the messages.
 * `role`: the actor's own role does not allow it to anybody; `owner`: the target owns the
 * organization; `self`: the target is the actor; `above`: the target may do what the actor may not;
 * `not-admin`, `not-active`, `suspended`: who shall own the organization must be an admin who can sign
 * in and has access.
 */
export type Reason = 'role' | 'owner' | 'self' | 'above' | 'not-admin' | 'not-active' | 'suspended'

const whyNotTouch = (actor: Actor, target: Target, permission: Permission): Reason | null => {
  if (!can(actor, permission)) return 'role'
  if (target.isOwner) return 'owner'
  if (!isAnother(actor, target)) return 'self'
  return isNotAbove(actor, target) ? null : 'above'
}

/** The owner stays, nobody removes themselves (they leave), nobody removes a member above them. */
export const whyNotRemove = (actor: Actor, target: Target) =>
  whyNotTouch(actor, target, 'member.remove')
export const canRemove = (actor: Actor, target: Target) => whyNotRemove(actor, target) === null

/** Nobody changes their own role, and the owner's is fixed. The new role needs canGrant as well. */
export const whyNotChangeRole = (actor: Actor, target: Target) =>
  whyNotTouch(actor, target, 'member.changeRole')
export const canChangeRole = (actor: Actor, target: Target) =>
  whyNotChangeRole(actor, target) === null

/** As whyNotRemove; resuming needs the same. */
export const whyNotSuspend = (actor: Actor, target: Target) =>
  whyNotTouch(actor, target, 'member.suspend')
export const canSuspend = (actor: Actor, target: Target) => whyNotSuspend(actor, target) === null

/** Any member but the owner, who hands over first. */
export const whyNotLeave = (actor: Actor): Reason | null =>
  actor.isStaff ? 'role' : actor.isOwner ? 'owner' : null
export const canLeave = (actor: Actor) => whyNotLeave(actor) === null

/** An owner is an admin who can sign in and has access. */
export const whyNotOwn = (target: Target): Reason | null => {
  if (target.role !== OWNER_ROLE) return 'not-admin'
  if (target.isSuspended) return 'suspended'
  return target.isActive ? null : 'not-active'
}

/** To an admin of the organization who can sign in and has access. */
export const whyNotTransferTo = (actor: Actor, target: Target): Reason | null => {
  if (!can(actor, 'org.transfer')) return 'role'
  if (!isAnother(actor, target)) return 'self'
  if (target.isOwner) return 'owner'
  return whyNotOwn(target)
}
export const canTransferTo = (actor: Actor, target: Target) =>
  whyNotTransferTo(actor, target) === null
