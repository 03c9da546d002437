import 'server-only'
import { memberActor, rolePermissions, staffActor } from '@/lib/access/org-context'
import { canGrant } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { ensureOpen, findInvitation, type FoundInvitation } from '@/lib/invitations/find-invitation'
import { lockOrganization } from '@/lib/orgs/in-org'

/**
 * Answers an invitation, once: the status moves by a conditional update, so that of any number at
 * once exactly one gets through. Holds the organization's row from here on.
 * @param answer what it becomes
 * @throws DomainError link-invalid | invitation-…
 */
export async function claimInvitation(
  tx: Tx,
  token: string,
  answer: 'accepted' | 'declined',
): Promise<FoundInvitation> {
  const before = await findInvitation(token, tx)
  if (!before) throw new DomainError('link-invalid')
  await lockOrganization(tx, before.invitation.organizationId)
  // Read again: another answer, a resend or a revocation may have come before us.
  const found = await findInvitation(token, tx)
  if (!found) throw new DomainError('link-invalid')
  ensureOpen(found.state)
  const { invitation } = found
  if (answer === 'accepted') await ensureInviterMayStill(tx, invitation)
  const { count } = await tx.organizationInvitation.updateMany({
    where: {
      id: invitation.id,
      version: invitation.version,
      status: 'pending',
      expiresAt: { gt: new Date() },
    },
    data: { status: answer },
  })
  if (count !== 1) throw new DomainError('invitation-used')
  return invitation
}

/** An invitation carries no more than its sender could still give; staff can give any role. */
async function ensureInviterMayStill(
  tx: Tx,
  { organizationId, organization: { kind }, role, invitedBy }: FoundInvitation,
) {
  const inviter =
    invitedBy &&
    (await tx.user.findUnique({
      where: { id: invitedBy.id },
      select: {
        isSuperuser: true,
        memberships: {
          where: { organizationId },
          select: { role: true, owns: { select: { userId: true } } },
        },
      },
      relationLoadStrategy: 'join',
    }))
  const membership = inviter?.memberships[0]
  const actor = membership
    ? memberActor(kind, invitedBy?.id ?? '', membership.role, membership.owns !== null)
    : inviter?.isSuperuser && staffActor(invitedBy?.id ?? '')
  if (!actor || !canGrant(actor, rolePermissions(kind, role)))
    throw new DomainError('invitation-revoked')
}
