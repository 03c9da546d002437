import 'server-only'
import config from '@/guildhall.config'
import { can, permissionsOf, type Actor, type Permission } from '@/lib/access/roles'
import type { MembershipRow, SignedIn } from '@/lib/accounts/sessions/find-session'
import type { Person } from '@/lib/accounts/person'
import { DomainError } from '@/lib/errors'
import { rolesOf } from '@/lib/kinds/kind-of'

/** One organization as seen by one of its members: the first argument of every query and command. */
export interface OrgContext {
  organization: MembershipRow['organization']
  /** The signed-in person; `asStaff` marks what staff do as non-members in the audit log. */
  user: SignedIn & { asStaff: boolean }
  /** The same person as a member: what the access rules check. */
  actor: Actor
  /** Null for staff who are not members. */
  joinedAt: Date | null
  owner: MembershipRow['owner']
  /** What the organization requires of its members' sign-ins. */
  policy: MembershipRow['policy']
  /** Whether the person has a second factor; known only where the policy has a date for it. */
  isReady: boolean
  /** The slug in a form that was opened before the URL changed. */
  formerSlug?: string
}

/** An organization for code that runs without a signed-in person; no access rules apply. */
export interface OrgScope {
  organization: { id: string; kind: string; name: string }
  owner: { id: string; email: string }
  /** The person recorded in the audit log; undefined for what the system does. */
  user?: Person
}

/** The permissions of a role in organizations of this kind. The owner has all of them. */
export const rolePermissions = (
  kind: string,
  role: string,
  isOwner = false,
): readonly Permission[] => (isOwner ? config.permissions : permissionsOf(rolesOf(kind), role))

/** Whether no role of this kind includes the permission, so that only owners have it. */
const isOwnerOnly = (kind: string, permission: Permission): boolean =>
  !Object.values(rolesOf(kind)).some((granted) => granted.includes(permission))

/**
 * Refuses unless the person's role permits it; who reads why also reads whom to ask.
 * @throws DomainError forbidden | owner-only
 */
export function ensureMay({ organization: { kind }, actor }: OrgContext, permission: Permission) {
  if (can(actor, permission)) return
  throw new DomainError(isOwnerOnly(kind, permission) ? 'owner-only' : 'forbidden')
}

/** The roles available in organizations of this kind. */
export const roleNames = (kind: string): string[] => Object.keys(rolesOf(kind))

/** Staff who are not members: may do everything, like django-organizations' superusers; own nothing. */
export const staffActor = (userId: string): Actor => ({
  userId,
  role: 'staff',
  isOwner: false,
  isStaff: true,
  permissions: config.permissions,
})

/** A member as the access rules see them. */
export const memberActor = (
  kind: string,
  userId: string,
  role: string,
  isOwner: boolean,
): Actor => ({
  userId,
  role,
  isOwner,
  isStaff: false,
  permissions: rolePermissions(kind, role, isOwner),
})

/** The only way to create an organization context. */
export function orgContext(user: SignedIn, membership: MembershipRow): OrgContext {
  const { organization, role, isOwner, ...rest } = membership
  const actor =
    role === null ? staffActor(user.id) : memberActor(organization.kind, user.id, role, isOwner)
  const { joinedAt, owner, policy, isReady } = rest
  return {
    ...{ organization, user: { ...user, asStaff: role === null }, actor },
    ...{ joinedAt, owner, policy, isReady },
  }
}
