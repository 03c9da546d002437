import 'server-only'
import config from '@/guildhall.config'
import { permissionsOf, type Actor, type Permission } from '@/lib/access/roles'
import type { MembershipRow, SignedIn } from '@/lib/accounts/sessions/find-session'
import type { Person } from '@/lib/accounts/person'
import { rolesOf } from '@/lib/kinds/kind-of'

/** One organization, seen by one of its members: the first argument of every read and command. */
export interface OrgContext {
  organization: MembershipRow['organization']
  /** The signed-in person; `asStaff` marks in the audit log what staff do as strangers. */
  user: SignedIn & { asStaff: boolean }
  /** The same person as a member here: what the policy asks about. */
  actor: Actor
  /** Null for staff who are no members. */
  joinedAt: Date | null
  owner: MembershipRow['owner']
}

/** An organization for code that acts by itself: nobody is signed in, and no policy is asked. */
export interface OrgScope {
  organization: { id: string; kind: string; name: string }
  owner: { id: string; email: string }
  /** Who did it, for the audit log; nobody for what the system does. */
  user?: Person
}

/** What a role permits in organizations of this kind. The owner may do everything. */
export const rolePermissions = (
  kind: string,
  role: string,
  isOwner = false,
): readonly Permission[] => (isOwner ? config.permissions : permissionsOf(rolesOf(kind), role))

/** The roles that a member can have in organizations of this kind. */
export const roleNames = (kind: string): string[] => Object.keys(rolesOf(kind))

/** Staff who are no members: may everything, as django-organizations' superusers, and owns nothing. */
export const staffActor = (userId: string): Actor => ({
  userId,
  role: 'staff',
  isOwner: false,
  isStaff: true,
  permissions: config.permissions,
})

/** A member as the policy asks about them. */
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
  const { organization, role, isOwner, joinedAt, owner } = membership
  const actor =
    role === null ? staffActor(user.id) : memberActor(organization.kind, user.id, role, isOwner)
  return { organization, user: { ...user, asStaff: role === null }, actor, joinedAt, owner }
}
