import 'server-only'
import type { OrgScope } from '@/lib/access/org-context'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'

/**
 * Revokes what a member invited and may invite no longer, so that nobody who is taken out (or down)
 * leaves a door open behind them.
 * @param mayNot whether an invitation to this role has to go
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
    select: { id: true, role: true, inviteeIdentifier: true },
  })
  const going = sent.filter(({ role }) => mayNot(role))
  if (going.length === 0) return
  await tx.organizationInvitation.updateMany({
    where: { id: { in: going.map(({ id }) => id) }, status: 'pending' },
    data: { status: 'revoked' },
  })
  for (const { inviteeIdentifier: address, role } of going)
    await record(tx, {
      type: 'invitation.revoked',
      organizationId,
      actor: ctx.user,
      data: { address, role, because: 'inviter-gone' },
    })
}
