import 'server-only'
import type { OrgContext, OrgScope } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { invitationOf } from '@/lib/invitations/invitation-of'
import type { InvitationIdInput } from '@/lib/invitations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'
import type { Tx } from '@/lib/db'

/**
 * Revokes a pending invitation, whoever sent it; its link says so from then on. Revoking twice is not
 * an error.
 * @throws DomainError not-found | forbidden | invitation-used | invitation-declined
 */
export const revokeInvitation = (ctx: OrgContext, { invitationId }: InvitationIdInput) =>
  withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'invitation.manage'))
    const invitation = await invitationOf(tx, ctx, invitationId)
    if (invitation.status === 'accepted') throw new DomainError('invitation-used')
    if (invitation.status === 'declined') throw new DomainError('invitation-declined')
    if (invitation.status === 'revoked') return
    await tx.organizationInvitation.updateMany({
      where: { id: invitationId },
      data: { status: 'revoked' },
    })
    await recordIn(tx, ctx, {
      type: 'invitation.revoked',
      data: { address: shownInvitee(invitation), role: invitation.role },
    })
  })

/**
 * Revokes a member's pending invitations that they could no longer send, so that a removed or demoted
 * member cannot get anyone in.
 * @param mayNot whether an invitation to this role must be revoked
 */
export async function revokeInvitationsBy(
  tx: Tx,
  ctx: OrgScope,
  invitedById: string,
  mayNot: (role: string) => boolean,
): Promise<void> {
  const { id: organizationId } = ctx.organization
  const sent = await tx.organizationInvitation.findMany({
    where: { organizationId, invitedById, status: 'pending' },
    select: { id: true, role: true, inviteeIdentifier: true, channel: true },
  })
  const going = sent.filter(({ role }) => mayNot(role))
  if (going.length === 0) return
  await tx.organizationInvitation.updateMany({
    where: { id: { in: going.map(({ id }) => id) }, status: 'pending' },
    data: { status: 'revoked' },
  })
  for (const invitation of going)
    await recordIn(tx, ctx, {
      type: 'invitation.revoked',
      data: { address: shownInvitee(invitation), role: invitation.role, because: 'inviter-gone' },
    })
}
