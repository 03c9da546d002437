import 'server-only'
import { withAccess } from '@/lib/access/membership-access'
import { memberActor, rolePermissions, staffActor } from '@/lib/access/org-context'
import { can, canGrant } from '@/lib/access/roles'
import { type Prisma, db, type Tx } from '@/lib/db'
import { whereOpen } from '@/lib/invitations/is-open'

/**
 * Selects what the rule below needs to know about the inviter.
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

/** The inviter, as currently in the database. */
export interface Inviter {
  id: string
  isActive: boolean
  isSuperuser: boolean
  /** Memberships with access. */
  memberships: { organizationId: string; role: string; owns: object | null }[]
}

/** Whether the inviter currently has access to the organization and may read its activity. */
export const isInside = (inviter: Pick<Inviter, 'memberships' | 'isSuperuser'> | null): boolean =>
  inviter !== null && (inviter.memberships.length > 0 || inviter.isSuperuser)

/**
 * Whether the inviter could still send the invitation: an active member with access, or active staff,
 * whose role may invite and grants at least the invitation's role. Checked every time, so reactivating
 * an account makes its invitations valid again (docs/decisions/invitations-end-with-inviter.md).
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

/**
 * Counts the open invitations to this address, except those to organizations its owner already belongs
 * to.
 */
export const countInvitationsTo = (email: string, tx: Tx | typeof db = db): Promise<number> =>
  tx.organizationInvitation.count({
    where: {
      inviteeIdentifier: email,
      channel: null,
      ...whereOpen(),
      organization: {
        isActive: true,
        members: { none: { user: { addresses: { some: { email } } } } },
      },
      invitedBy: { isActive: true },
    },
  })
