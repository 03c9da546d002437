import 'server-only'
import config from '@/guildhall.config'
import type { Actor, Permission } from '@/lib/access/roles'
import { permissionsOf } from '@/lib/access/roles'
import type { MembershipRow, SignedIn } from '@/lib/auth/find-session'

/** One organization, seen by one of its members: the first argument of every read and command. */
export interface OrgContext {
  organization: { id: string; name: string; slug: string; createdAt: Date }
  /** The signed-in person. */
  user: SignedIn
  /** The same person as a member here: what the policy asks about. */
  actor: Actor
  joinedAt: Date
  owner: { id: string; name: string | null; email: string }
}

/** What a role permits by the catalogue in guildhall.config.ts. */
export const rolePermissions = (role: string, isOwner = false): readonly Permission[] =>
  permissionsOf(config.roles, role, isOwner)

/** The one gate that makes an organization context. */
export const orgContext = (user: SignedIn, membership: MembershipRow): OrgContext => ({
  organization: membership.organization,
  user,
  actor: {
    userId: user.id,
    role: membership.role,
    isOwner: membership.isOwner,
    permissions: rolePermissions(membership.role, membership.isOwner),
  },
  joinedAt: membership.joinedAt,
  owner: membership.owner,
})
