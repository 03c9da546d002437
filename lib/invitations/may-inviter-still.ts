import 'server-only'
import { withAccess } from '@/lib/access/membership-access'
import { memberActor, rolePermissions, staffActor } from '@/lib/access/org-context'
import { can, canGrant } from '@/lib/access/roles'
import type { Prisma } from '@/lib/db'

/**
 * What the rule below needs to know of the person who sent an invitation.
 * @param where which of their memberships: those of the invitation's own organization
 */
export const inviterSelect = (where: Prisma.OrganizationUserWhereInput) =>
  ({
    id: true,
    name: true,
    email: true,
    isActive: true,
    isSuperuser: true,
    memberships: {
      where: { ...where, ...withAccess },
      select: { organizationId: true, role: true, owns: { select: { userId: true } } },
    },
  }) as const

/** That person, as the database has them now. */
export interface Inviter {
  id: string
  isActive: boolean
  isSuperuser: boolean
  /** Those that give access. */
  memberships: { organizationId: string; role: string; owns: object | null }[]
}

/** Whether that person has access to the organization now, and may read what happens there. */
export const isInside = (inviter: Pick<Inviter, 'memberships' | 'isSuperuser'> | null): boolean =>
  inviter !== null && (inviter.memberships.length > 0 || inviter.isSuperuser)

/**
 * Whether the person who sent an invitation could still send it: an active member with access,
 * or active staff, whose role may invite and grants no less than the invitation does. It is asked each
 * time, so a reactivated account makes its invitations valid again (docs/decisions/invitations-end-with-inviter.md).
 * @param inviter null once their account is deleted
 */
export function mayInviterStill(
  organization: { id: string; kind: string },
  role: string,
  inviter: Inviter | null,
): boolean {
  if (!inviter?.isActive) return false
  const { id, kind } = organization
  const membership = inviter.memberships.find(({ organizationId }) => organizationId === id)
  if (!membership && !inviter.isSuperuser) return false
  const actor = membership
    ? memberActor(kind, inviter.id, membership.role, membership.owns !== null)
    : staffActor(inviter.id)
  // Resending needs the second permission, and makes the sender the inviter.
  const mayInvite = can(actor, 'member.invite') || can(actor, 'invitation.manage')
  return mayInvite && canGrant(actor, rolePermissions(kind, role))
}
