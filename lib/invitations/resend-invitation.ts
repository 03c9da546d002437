import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureMayGrant } from '@/lib/access/refuse'
import { can } from '@/lib/access/roles'
import { invitationLifetime, shownInvitee } from '@/lib/backends/choose-backend'
import { databaseNow } from '@/lib/database/clock'
import { Prisma, type Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { recordIn } from '@/lib/events/record'
import { countInvitation } from '@/lib/invitations/count-invitation'
import { invitationOf } from '@/lib/invitations/invitation-of'
import type { InvitationIdInput } from '@/lib/invitations/schema'
import { ensureRoom } from '@/lib/members/ensure-room'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/**
 * Emails an invitation again, with a new link and a new expiry; older links stop working. Reopens one
 * that expired, was declined or revoked. The actor becomes its inviter.
 * @throws DomainError not-found | forbidden | role-too-high | invitation-used | already-member |
 *   already-invited | limit-reached | rate-limited
 */
export const resendInvitation = async (ctx: OrgContext, { invitationId }: InvitationIdInput) => {
  authorize(can(ctx.actor, 'invitation.manage'))
  return withOrgLock(ctx, async (tx, actor) => {
    authorize(can(actor, 'invitation.manage'))
    const invitation = await invitationOf(tx, ctx, invitationId)
    const { inviteeIdentifier: to, channel, role, status, version: older } = invitation
    if (status === 'accepted') throw new DomainError('invitation-used')
    ensureMayGrant(actor, ctx.organization.kind, role)
    await ensureNoMember(tx, ctx, to)
    const version = older + 1
    await tx.organizationInvitation
      .update({
        where: { id: invitationId },
        data: {
          version,
          status: 'pending',
          inviteeId: null,
          invitedById: ctx.user.id,
          expiresAt: new Date(databaseNow().getTime() + invitationLifetime(ctx.organization.kind)),
        },
        select: { id: true },
      })
      .catch(refuseSecondPending)
    await ensureRoom(tx, ctx.organization.id, 'members and invitations')
    await recordIn(
      tx,
      ctx,
      { type: 'invitation.resent', data: { address: shownInvitee(invitation), role } },
      { template: 'invitation', to, invitationId, version, ...(channel && { channel }) },
    )
    await countInvitation(tx, ctx, to)
    return { email: to }
  })
}

const ensureNoMember = async (tx: Tx, ctx: OrgContext, email: string) => {
  const where = { organizationId: ctx.organization.id, user: { email } }
  if ((await tx.organizationUser.count({ where })) > 0) throw new DomainError('already-member')
}

const refuseSecondPending = (error: unknown) => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
    throw new DomainError('already-invited')
  throw error
}
