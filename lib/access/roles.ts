import type { Contributed } from '@/lib/config/resources'

/**
 * Who may do what: pure functions for commands (refuse), pages (hide) and tooltips (explain). They use
 * no database and no React, so they also run in the browser.
 */

/** The permissions in every organization; resources add their own. */
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

/** Each role with its permissions. Owner-only permissions are in no role. */
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

/** The role of every owner, which a new owner must already have. */
export const OWNER_ROLE = 'admin'

/** The person who acts: one member of one organization, with all permissions of their role. */
export interface Actor {
  userId: string
  role: string
  isOwner: boolean
  /** Staff acting in an organization that they do not belong to. */
  isStaff?: boolean
  permissions: readonly Permission[]
}

/** The member the action applies to. */
export interface Target {
  userId: string
  role: string
  isOwner: boolean
  /** What the target's role permits: an actor cannot change a member with more permissions. */
  permissions: readonly Permission[]
  /** Whether the person can sign in. */
  isActive: boolean
  /** Whether their access to the organization is suspended. */
  isSuspended: boolean
}

/** The permissions of a role; none for an unknown role. */
export const permissionsOf = (roles: RoleCatalogue, role: string): readonly Permission[] =>
  Object.hasOwn(roles, role) ? (roles[role] ?? []) : []

export const can = (actor: Actor, permission: Permission) => actor.permissions.includes(permission)

/** An actor can grant only roles whose permissions they all have themselves. Never "owner". */
export const canGrant = (actor: Actor, granted: readonly Permission[]) =>
  granted.length > 0 && granted.every((permission) => can(actor, permission))

const isAnother = (actor: Actor, target: Target) => target.userId !== actor.userId
const isNotAbove = (actor: Actor, target: Target) => target.permissions.every((p) => can(actor, p))

/**
 * Why an action on a target is refused; each reason has its messages under `whyNot`. `role`: the
 * actor's role never allows it; `owner`: the target owns the organization; `self`: the target is the
 * actor; `above`: the target has permissions that the actor lacks; `not-admin`, `not-active`,
 * `suspended`: the new owner must be an admin who can sign in and has access.
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

/** Nobody changes their own role, and the owner's role is fixed. The new role also needs canGrant. */
export const whyNotChangeRole = (actor: Actor, target: Target) =>
  whyNotTouch(actor, target, 'member.changeRole')
export const canChangeRole = (actor: Actor, target: Target) =>
  whyNotChangeRole(actor, target) === null

/** Same as whyNotRemove; also applies to resuming. */
export const whyNotSuspend = (actor: Actor, target: Target) =>
  whyNotTouch(actor, target, 'member.suspend')
export const canSuspend = (actor: Actor, target: Target) => whyNotSuspend(actor, target) === null

/** Any member may leave except the owner, who must transfer ownership first. */
export const whyNotLeave = (actor: Actor): Reason | null =>
  actor.isStaff ? 'role' : actor.isOwner ? 'owner' : null
export const canLeave = (actor: Actor) => whyNotLeave(actor) === null

/** The owner must be an admin who can sign in and has access. */
export const whyNotOwn = (target: Target): Reason | null => {
  if (target.role !== OWNER_ROLE) return 'not-admin'
  if (target.isSuspended) return 'suspended'
  return target.isActive ? null : 'not-active'
}

/** Ownership goes only to an admin of the organization who can sign in and has access. */
export const whyNotTransferTo = (actor: Actor, target: Target): Reason | null => {
  if (!can(actor, 'org.transfer')) return 'role'
  if (!isAnother(actor, target)) return 'self'
  if (target.isOwner) return 'owner'
  return whyNotOwn(target)
}
export const canTransferTo = (actor: Actor, target: Target) =>
  whyNotTransferTo(actor, target) === null
